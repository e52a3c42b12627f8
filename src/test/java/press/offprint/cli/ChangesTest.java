package press.offprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import press.offprint.pipeline.FileTrees;

/** Each edition of a post has a number and a date, and readers see what changed in it. */
class ChangesTest extends SmallSite {
  private static final String FRONT = "---\ntitle: Garden\ndate: 2026-01-02\n---\n\n";
  private static final String SINCE = "What changed since edition 1";

  @BeforeEach
  void configure() throws IOException {
    write("offprint.yaml", "title: Notes\nbaseUrl: https://n.example/\nchanges: on\n");
    write(
        "content/posts/first.md",
        FRONT + "One & two.\n\n## Care\n\nClean it.\n\n## Tools\n\nA hoe.\n");
  }

  private void edit() throws IOException {
    write(
        "content/posts/first.md",
        FRONT + "One & two.\n\n## Care\n\nClean it *every week*.\n\n## Index\n\nWords.\n");
  }

  private String read(String file) throws IOException {
    return Files.readString(project.resolve("output/" + file));
  }

  private String page() throws IOException {
    return read("posts/first/index.html");
  }

  private Map<String, String> ebook() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (ZipFile zip = new ZipFile(project.resolve("output/posts/first/first.epub").toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        files.put(
            entry.getName(),
            new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  @Test
  void page_pdf_ebook_and_feed_name_the_edition_and_its_changes() throws IOException {
    offprint("publish");
    assertThat(page()).contains(">Edition 1, ").doesNotContain("What changed");
    edit();
    assertThat(offprint("publish").code()).isZero();

    assertThat(page())
        .contains(
            ">Edition 2, <time",
            SINCE,
            "<li><a href=\"#care\">Care</a>: <del>it.</del> <ins>it every week.</ins></li>",
            "<li><a href=\"#index\">Index</a> (new section)</li>",
            "<li>Tools (section removed)</li>");
    assertThat(read("posts/first/first.jsonld")).contains("\"version\": 2");
    assertThat(read("atom.xml")).contains(SINCE);

    Map<String, String> ebook = ebook();
    assertThat(String.join("", ebook.values())).contains(SINCE, "<ins>it every week.</ins>");
    String metadata =
        ebook.entrySet().stream()
            .filter(entry -> entry.getKey().endsWith(".opf"))
            .findFirst()
            .orElseThrow()
            .getValue();
    assertThat(metadata).contains("<meta property=\"schema:bookEdition\">2</meta>");
    try (PDDocument pdf =
        Loader.loadPDF(project.resolve("output/posts/first/first.pdf").toFile())) {
      assertThat(new PDFTextStripper().getText(pdf)).contains(SINCE, "Edition 2, ");
      assertThat(
              new String(
                  pdf.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8))
          .contains("<xmpMM:VersionID xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\">2<");
    }
  }

  @Test
  void the_same_text_made_again_has_the_same_bytes() throws IOException {
    offprint("publish");
    edit();
    offprint("publish");
    Map<String, String> before = FileTrees.hashes(project.resolve("output"));
    offprint("publish", "--force");
    assertThat(FileTrees.hashes(project.resolve("output"))).isEqualTo(before);
  }

  @Test
  void a_rejected_post_and_one_with_another_tag_alone_are_no_edition() throws IOException {
    offprint("publish", "--to", "html");
    write("content/posts/first.md", FRONT.replace("title: Garden", "x: [") + "Broken.\n");
    offprint("publish", "--to", "html");
    write(
        "content/posts/first.md",
        FRONT.replace("---\n\n", "tags: [a]\n---\n\n")
            + "One & two.\n\n## Care\n\nClean it.\n\n## Tools\n\nA hoe.\n");
    offprint("publish", "--to", "html");
    assertThat(page()).contains(">Edition 1, ").doesNotContain("What changed");
    edit();
    offprint("publish", "--to", "html");
    assertThat(page()).contains(">Edition 2, ", SINCE);
  }

  @Test
  void the_list_is_in_the_language_of_the_post() throws IOException {
    String german = FRONT.replace("title: Garden", "title: Garten\nlanguage: de");
    write("content/posts/first.md", german + "Ein Beet.\n");
    offprint("publish", "--to", "html");
    write("content/posts/first.md", german + "Zwei Beete.\n");
    offprint("publish", "--to", "html");
    assertThat(page()).contains(">Ausgabe 2, ", "Änderungen seit Ausgabe 1", "Der Anfang: ");
  }

  @Test
  void a_site_that_does_not_ask_has_no_numbers() throws IOException {
    write("offprint.yaml", "title: Notes\n");
    offprint("publish", "--to", "html");
    edit();
    offprint("publish", "--to", "html");
    assertThat(page()).doesNotContain("Edition ").doesNotContain("What changed");
  }
}
