package press.offprint.completeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.SharesNothing;
import press.offprint.acceptance.Run;
import press.offprint.pipeline.config.PublishSettings;

/** No word of a post is missing in the EPUB and the PDF of a book that holds it. */
@SharesNothing
class BookCompletenessTest {
  private static final String TITLE = "All samples";

  @TempDir private Path project;

  @Test
  void no_word_of_the_samples_is_missing_in_a_book_of_all() throws IOException {
    Assumptions.assumeTrue(
        PublishedText.canReadPdf(),
        "pdftotext is not on this machine (package poppler-utils): skipped");
    Files.writeString(
        project.resolve("offprint.yaml"),
        "books:\n  - name: all\n    title: "
            + TITLE
            + "\n    select: {section: [guide, notes, posts]}\n");
    Path content = Path.of("content").toAbsolutePath();
    Run run = Run.of(settings(content));
    Path book = run.output().resolve("books/all");
    List<String> missing = new ArrayList<>();
    List<String> posts = new ArrayList<>(run.files("html").keySet());
    posts.removeIf(post -> post.startsWith("books/"));
    // The matcher needs a longer phrase to find the place of a post in a whole book.
    assertThat(posts.remove("notes/smallest-post.md")).isTrue();
    assertThat(PublishedText.ofEbook(book.resolve("all.epub"))).contains("This is enough.");
    assertThat(posts).hasSizeGreaterThanOrEqualTo(8);
    for (String post : posts) {
      for (String line :
          CompletenessCheck.check(
              content.resolve(post),
              TITLE,
              Map.of(
                  "html", run.files("html").get(post),
                  "epub", book.resolve("all.epub"),
                  "pdf", book.resolve("all.pdf")))) {
        missing.add(post + " " + line);
      }
    }
    assertThat(missing).isEmpty();
  }

  private PublishSettings settings(Path content) {
    return new PublishSettings(
        project,
        content,
        project.resolve("output"),
        project.resolve(".offprint"),
        Optional.empty(),
        Set.of("html", "book-epub", "book-pdf"),
        List.of(),
        false,
        false,
        false,
        false,
        false,
        false,
        2,
        InstantSource.fixed(Instant.parse("2026-11-24T12:00:00Z")));
  }
}
