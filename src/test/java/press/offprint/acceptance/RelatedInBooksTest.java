package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The suggestions at the end of a PDF and an EPUB link to the site if it has an address. */
class RelatedInBooksTest {
  private static final String TITLE = "Weaving at home";
  private static final String URL = "https://example.org/b/";

  @TempDir private Path project;
  private Blog blog;

  @BeforeEach
  void begin() {
    blog = new Blog(project, "html", "pdf", "epub");
    blog.with("content/a.md", "---", "title: Looms", "---", "A loom, wool, warp and weft.");
    blog.with("content/b.md", "---", "title: " + TITLE, "---", "A loom, warp and weft.");
  }

  private String book() throws IOException {
    StringBuilder all = new StringBuilder();
    try (ZipFile zip = new ZipFile(blog.output("a/a.epub").toFile())) {
      for (ZipEntry entry : zip.stream().filter(e -> e.getName().endsWith(".xhtml")).toList()) {
        all.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return all.toString();
  }

  @Test
  void without_an_address_of_the_site_they_are_titles_without_links() throws IOException {
    blog.publish();
    assertThat(PdfTexts.ofPdf(blog.output("a/a.pdf"))).contains(TITLE).doesNotContain("/b/");
    assertThat(book()).contains(">" + TITLE + "</li>");
  }

  @Test
  void with_an_address_of_the_site_they_are_links() throws IOException {
    blog.with("offprint.yaml", "baseUrl: https://example.org/");
    blog.publish();
    assertThat(PdfTexts.ofPdf(blog.output("a/a.pdf"))).contains(TITLE, URL);
    assertThat(book()).contains("<a href=\"" + URL + "\">" + TITLE + "</a></li>");
  }
}
