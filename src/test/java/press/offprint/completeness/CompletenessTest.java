package press.offprint.completeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import press.offprint.SharedFolder;
import press.offprint.SharesNothing;
import press.offprint.acceptance.Run;
import press.offprint.acceptance.SmallCorpus;

/**
 * Each word of a post is in its page, its PDF and its ebook, in the same order. The test checks the
 * samples, the seed and some posts of real blogs, or all posts with {@code mvn test
 * -Dtest=CompletenessTest -Doffprint.long=true}.
 */
@SharesNothing
class CompletenessTest {
  private static final int OF_EACH = 30;

  /** The title of the site in the project's offprint.yaml, which all runs use. */
  private static final String SITE = "Offprint";

  /** The differences that are intended, with the reason. */
  private static final Map<String, String> EXPECTED =
      Map.of(
          "Project-Goals-2025-May-Update.md line 547",
          "a summary that stands at the end of its details is put at their head, as HTML asks",
          "inside-rust/wg-learning-update.md line 12",
          "a first heading that says the title, in other capitals, is said once",
          "fa/leadership-and-governance.md line 156",
          "the PDF shows both words; pdftotext has another order for lines of so many links");

  @BeforeAll
  static void require_pdftotext() {
    Assumptions.assumeTrue(
        PublishedText.canReadPdf(),
        "pdftotext is not on this machine (package poppler-utils): skipped");
  }

  @Test
  void no_word_of_the_samples_is_missing() throws IOException {
    assertThat(missing(Run.samples(), Path.of("content"), Run.samples().files("html").keySet()))
        .isEmpty();
  }

  @Test
  void no_word_of_the_seed_is_missing() throws IOException {
    Path content = SharedFolder.required("corpora/seed");
    assertThat(missing(Run.shared(content, "seed"), content, List.of("index.md"))).isEmpty();
  }

  @Test
  void no_word_of_an_engineering_blog_is_missing() throws IOException {
    assertThat(missing("rust-blog")).isEmpty();
  }

  @Test
  void no_word_of_a_guide_in_ten_languages_is_missing() throws IOException {
    assertThat(missing("opensource-guide")).isEmpty();
  }

  @Test
  void a_word_that_is_missing_or_out_of_order_is_reported_with_its_line() {
    List<WordSequence> post =
        source("# One\n\nThe quick `brown` fox.[^n]\n\nIt jumps over the dog.\n\n[^n]: A note.\n");
    String whole = "One The quick brown fox.1 It jumps over the dog. Notes 1. A note.";
    assertThat(missing(post, whole)).isEmpty();
    assertThat(missing(post, whole.replace("quick ", ""))).containsExactly("3 quick");
    assertThat(missing(post, whole.replace("jumps over", "over jumps"))).containsExactly("5 over");
    assertThat(missing(post, whole.replace("A note.", "A"))).contains("7 note");
    assertThat(missing(post, whole.replace("quick brown", "quick A note. brown"))).isEmpty();
  }

  @Test
  void markdown_syntax_has_no_words() {
    String post =
        """
        ---
        title: Front
        ---
        ## Head {#an-id .class}

        1. [link](https://example.org/a_(b) "title") and [named][one] and ![alt](pic.png)
        2. <b title="x">bold</b> &eacute;t&eacute; `<kept>` <!-- gone -->

        > [!NOTE] Told
        > {{< figure src="a.png" title="Shown" >}}

        ```java
        kept("too"); // <T>
        ```

        [one]: https://example.org
        """;
    assertThat(source(post).get(0).words().stream().map(WordSequence.Word::text))
        .containsExactly(
            "Head", "link", "and", "named", "and", "bold", "é", "té", "kept", "Told", "Shown",
            "kept", "too", "T");
  }

  private static List<WordSequence> source(String post) {
    return SourceText.of(post.getBytes(StandardCharsets.UTF_8), false);
  }

  private static List<String> missing(List<WordSequence> post, String published) {
    return new WordMatcher(published, false)
        .missing(post).stream().map(word -> word.line() + " " + word.text()).toList();
  }

  private static List<String> missing(String corpus) throws IOException {
    Path content = SharedFolder.required("corpora/" + corpus).resolve("content");
    Run run = SmallCorpus.of(corpus, OF_EACH).orElseThrow();
    return missing(run, content, run.files("html").keySet());
  }

  private static Map<String, Path> files(Run run, String post) {
    Map<String, Path> files = new TreeMap<>();
    for (String edition : List.of("html", "pdf", "epub")) {
      Optional.ofNullable(run.files(edition).get(post)).ifPresent(file -> files.put(edition, file));
    }
    return files;
  }

  private static List<String> missing(Run run, Path content, Collection<String> posts)
      throws IOException {
    List<String> missing = new ArrayList<>();
    for (String post : posts) {
      List<String> lines = CompletenessCheck.check(content.resolve(post), SITE, files(run, post));
      lines.removeIf(
          line ->
              EXPECTED.containsKey(post + line.substring(4, line.indexOf(':')).stripTrailing()));
      if (!lines.isEmpty()) {
        missing.add(lines.stream().collect(Collectors.joining("\n  ", post + "\n  ", "")));
      }
    }
    return missing;
  }
}
