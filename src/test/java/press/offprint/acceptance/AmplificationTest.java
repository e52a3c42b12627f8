package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import press.offprint.SharesNothing;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.ProjectOperations;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.run.Receipt;
import press.offprint.pipeline.run.ReceiptStatus;
import press.offprint.pipeline.run.RunListener;

/** A small post makes neither thousands of pages nor thousands of problems. */
@SharesNothing
class AmplificationTest {
  private static final int MOST = 201;
  private static final int LINES = Boolean.getBoolean("offprint.long") ? 60_000 : 12_000;

  @TempDir private Path project;

  @Test
  void the_aliases_of_a_post_are_limited_and_the_rest_is_counted_in_one_warning()
      throws IOException {
    Blog blog = new Blog(project, "html", "redirects");
    blog.with("content/a.md", "---", "title: A", list("aliases", "/%d/", 8_500), "---", "Words.")
        .with("content/b.md", "---", "title: B", "aliases: [/old/]", "---", "Words.");
    Run run = blog.publish();
    Receipt receipt = run.receipt("a.md");
    assertThat(receipt.status()).isEqualTo(ReceiptStatus.PUBLISHED);
    assertThat(receipt.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(ProblemCode.LIMIT_FRONT_MATTER);
              assertThat(problem.isError()).isFalse();
              assertThat(problem.line()).isEqualTo(3);
              assertThat(problem.message()).contains("8500 aliases", "the first 100");
              assertThat(problem.hint()).contains("limits.aliases");
            });
    assertThat(pages()).isLessThan(110);
    assertThat(blog.output("old/index.html")).exists();

    blog.with("offprint.yaml", "limits: {aliases: 3}").publish();
    assertThat(blog.output("2/index.html")).exists();
    assertThat(blog.output("3/index.html")).doesNotExist();
  }

  @Test
  void the_files_and_posts_that_a_post_refers_to_are_limited_with_one_warning() {
    Blog blog = new Blog(project, "html").with("offprint.yaml", "limits: {references: 50}");
    String links =
        IntStream.range(0, 400)
            .mapToObj(i -> "[x](gone" + i + ".md) ![x](gone" + i + ".png)")
            .collect(Collectors.joining("\n\n"));
    blog.with("content/a.md", "---", "title: A", "---", "[b](b.md)", "", links, "", "[b](b.md)")
        .with("content/b.md", "---", "title: B", "---", "Words.");
    Receipt receipt = blog.publish().receipt("a.md");
    assertThat(receipt.status()).isEqualTo(ReceiptStatus.PUBLISHED);
    assertThat(receipt.problems())
        .filteredOn(problem -> problem.code() == ProblemCode.LIMIT_SIZE)
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.isError()).isFalse();
              assertThat(problem.message()).contains("more than 50 different files and posts");
              assertThat(problem.hint()).contains("limits.references");
            });
    assertThat(blog.page("a/index.html").select(".page-body a[href*=b]")).hasSize(2);
    try (Publisher publisher = Publisher.open(blog.settings(), new RunListener() {})) {
      // A file is looked up beside the post and in the folder of its name.
      assertThat(publisher.find("a.md").orElseThrow().dependencies()).hasSizeLessThan(160);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "see ![[long]] here",
        "see @sec-here here",
        "see @sec-there here",
        "{{ page.title }}",
        "{{< param words >}}",
        "a [b][words] c",
        "an ABBR here",
        "as [@book] has it",
        "a [b]{.index}",
      })
  void the_text_that_references_insert_is_limited(String reference) {
    Blog blog = new Blog(project, "html").with("offprint.yaml", "limits: {postBytes: 50000}");
    String title = "Long title ".repeat(180).strip();
    blog.with("content/book.bib", "@book{book, title={" + title + "}, year={2001}}")
        .with("content/long.md", "---", "title: " + title, "---", "# A {#sec-there}", "", "Words.");
    for (int count : new int[] {40, 1_500}) {
      blog.with(
          "content/a" + count + ".md",
          "---",
          "title: " + title,
          "words: " + title,
          "bibliography: book.bib",
          "---",
          "# A " + title + " {#sec-here}",
          "",
          "[words]: /a/ '" + title + "'",
          "",
          "*[ABBR]: " + title,
          "",
          (reference + "\n\n").repeat(count),
          "",
          "::: {#index}",
          ":::");
    }
    Run run = blog.publish();
    assertThat(run.receipt("a40.md").status()).isEqualTo(ReceiptStatus.PUBLISHED);
    assertThat(run.receipt("a1500.md").problems())
        .filteredOn(Problem::isError)
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(ProblemCode.LIMIT_SIZE);
              assertThat(problem.message())
                  .containsIgnoringCase("References insert more than 200000 characters")
                  .containsIgnoringCase("long title");
            });
  }

  @Test
  void the_text_of_notes_that_are_embedded_is_limited() {
    Blog blog = new Blog(project, "html").with("offprint.yaml", "limits: {postBytes: 50000}");
    blog.with("content/long.md", "---", "title: Long", "---", "Words of a note. ".repeat(2_500))
        .with("content/four.md", "---", "title: A", "---", "![[long]]\n\n".repeat(4))
        .with("content/ten.md", "---", "title: A", "---", "![[long]]\n\n".repeat(10));
    Run run = blog.publish();
    assertThat(run.receipt("four.md").status()).isEqualTo(ReceiptStatus.PUBLISHED);
    assertThat(run.receipt("ten.md").problems())
        .filteredOn(Problem::isError)
        .singleElement()
        .extracting(Problem::message)
        .asString()
        .contains("References insert more than 200000 characters", "Words of a note.");
  }

  @Test
  void a_meaning_that_many_terms_of_a_glossary_share_is_limited() {
    Blog blog = new Blog(project, "html").with("offprint.yaml", "limits: {postBytes: 50000}");
    String meaning = "<dd>" + "A long meaning. ".repeat(100) + "</dd></dl>";
    blog.with("content/few.md", "---", "title: A", "---", glossary(20) + meaning)
        .with("content/many.md", "---", "title: A", "---", glossary(400) + meaning);
    Run run = blog.publish();
    assertThat(run.receipt("few.md").status()).isEqualTo(ReceiptStatus.PUBLISHED);
    assertThat(run.receipt("many.md").problems())
        .filteredOn(Problem::isError)
        .extracting(Problem::code)
        .containsExactly(ProblemCode.LIMIT_SIZE);
  }

  private static String glossary(int terms) {
    return "<dl class=\"glossary\">" + lines("<dt>t%d</dt>", terms);
  }

  @Test
  void feeds_hold_the_beginning_of_a_post_that_has_a_megabyte() throws IOException {
    Blog blog = new Blog(project, "html", "rss", "atom", "json");
    String note = "[^1]\n\n[^1]: " + "A long note.\n\n    It goes on.\n\n    ".repeat(30_000);
    blog.with(
            "content/a.md", "---", "title: A", "---", "First words. " + "Words.\n\n".repeat(50_000))
        .with("content/b.md", "---", "title: B", "---", "Other words." + note)
        .with("content/c.md", "---", "title: C", "---", "Few words.")
        .with("content/d.md", "---", "title: D", "---", lines("- Item %d of a list", 40_000))
        .publish();
    for (String feed : new String[] {"feed.xml", "atom.xml", "feed.json"}) {
      assertThat(Files.readString(blog.output(feed)))
          .hasSizeLessThan(30_000)
          .contains("First words.", "Other words.", "Few words.", "Item 7 of");
    }
  }

  private long pages() throws IOException {
    try (Stream<Path> files = Files.walk(project.resolve("output"))) {
      return files.filter(file -> file.endsWith("index.html")).count();
    }
  }

  /** Posts with a problem in each of thousands of places, of 64 KB and more. */
  static Stream<String> postsOfManyProblems() {
    return Stream.of(
        front(list("aliases", "a:%d", 6_000)),
        front(list("aliases", "'../../%d'", 5_000)),
        front(lines("k%d: \"\\x07\"", 4_000)),
        front(list("tags", "{a: %d}", 5_000)),
        front(list("authors", "{x: %d}", 5_000)),
        "---\ntitle: A\n---\n" + lines("[x](gone%d.md)\n", LINES),
        "---\ntitle: A\n---\n" + lines("![x](gone%d.png)\n", LINES),
        "---\ntitle: A\n---\n" + lines("[[Gone %d]]\n", LINES),
        "---\ntitle: A\n---\n" + lines("{{< unknown%d >}}\n", LINES),
        "---\ntitle: A\n---\n" + lines("![x](http://x.example/%d.png)\n", LINES),
        "---\ntitle: A\n---\n" + lines("[x](javascript:%d)\n", LINES));
  }

  @ParameterizedTest
  @MethodSource("postsOfManyProblems")
  void the_problems_of_a_post_are_limited_in_receipt_catalog_and_check(String post)
      throws IOException {
    Blog blog = new Blog(project, "html");
    Files.createDirectories(project.resolve("content"));
    Files.writeString(project.resolve("content/a.md"), post);
    blog.with("content/b.md", "---", "title: B", "---", "Words.");
    Run run = blog.publish();
    assertLimited(run.receipt("a.md").problems());
    assertThat(run.receipt("b.md").status()).isEqualTo(ReceiptStatus.PUBLISHED);
    RunListener listener =
        new RunListener() {
          @Override
          public void ended(Receipt receipt) {
            assertThat(receipt.problems()).hasSizeLessThanOrEqualTo(2 * MOST);
          }
        };
    try (Publisher publisher = Publisher.open(blog.settings(), listener)) {
      publisher.entries().forEach(entry -> assertLimited(entry.problems()));
    }
    ProjectOperations.check(blog.settings(), listener);
  }

  private static void assertLimited(List<Problem> problems) {
    assertThat(problems).hasSizeLessThanOrEqualTo(MOST);
    int characters = problems.stream().mapToInt(p -> p.message().length()).sum();
    assertThat(characters).isLessThan(64 << 10);
  }

  @Test
  void a_post_is_in_a_menu_once_although_it_asks_often_and_others_have_its_identifier() {
    Blog blog = new Blog(project, "html");
    blog.with("content/posts/often.md", "---", "title: Often", list("menu", "main", 5_000), "---");
    for (int level = 0; level < 3; level++) {
      for (int i = 0; i < 12; i++) {
        String menu = "menu: {main: {name: L%d, parent: L%d}}".formatted(level, level - 1);
        String source = "content/posts/p" + level + "-" + i + ".md";
        blog.with(
            source,
            "---",
            "title: P",
            level == 0 ? menu.replace(", parent: L-1", "") : menu,
            "---");
      }
    }
    blog.publish();
    List<String> entries = blog.page("posts/often/index.html").select(".page-menu a").eachText();
    assertThat(entries).containsOnlyOnce("Often").hasSize(1 + 12 + 12);
  }

  @Test
  void the_problems_beyond_the_limit_are_counted_in_one_line() {
    Blog blog = new Blog(project, "html").with("offprint.yaml", "limits: {problems: 5}");
    blog.with("content/a.md", "---", "title: A", "---", lines("[x](gone%d.md)\n", 40));
    List<Problem> problems = blog.publish().receipt("a.md").problems();
    assertThat(problems).hasSize(6);
    assertThat(problems.get(5).message())
        .isEqualTo("35 further problems of the post are not listed: 35 LINK_BROKEN.");
  }

  private static String front(String fields) {
    return "---\ntitle: A\n" + fields + "\n---\nWords.\n";
  }

  private static String list(String field, String item, int count) {
    return field
        + ": ["
        + IntStream.range(0, count)
            .mapToObj(i -> item.formatted(i))
            .collect(Collectors.joining(","))
        + "]";
  }

  private static String lines(String line, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> line.formatted(i))
        .collect(Collectors.joining("\n"));
  }
}
