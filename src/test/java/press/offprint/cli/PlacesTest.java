package press.offprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import press.offprint.model.bytes.Bytes;

/** A paragraph has one number in page, PDF, EPUB and feed, which outlives edits. */
class PlacesTest extends SmallSite {
  private static final String FRONT =
      "---\ntitle: Post & more\ndate: 2026-01-02\nauthor: Ada {M}\n---\n\n";

  @BeforeEach
  void configure() throws IOException {
    write(
        "offprint.yaml",
        """
        title: Notes
        baseUrl: https://n.example/
        places: on
        cite: on
        limits:
          seconds: 120
        """);
    write("content/posts/first.md", FRONT + "One.\n\n## Head\n\n- item\n\n> Two.\n\nThree.\n");
  }

  private String read(String file) throws IOException {
    return Files.readString(project.resolve("output/" + file));
  }

  private static List<String> numbered(String markup) {
    Matcher found = Pattern.compile("<p id=\"(p\\d+)\">([^<]*)").matcher(markup);
    return found.results().map(match -> match.group(1) + " " + match.group(2).strip()).toList();
  }

  @Test
  void page_pdf_epub_and_feed_have_the_same_ids() throws IOException {
    assertThat(offprint("publish").code()).isZero();
    List<String> page = numbered(read("posts/first/index.html"));
    assertThat(page).containsExactly("p1 One.", "p2 Two.", "p3 Three.");
    assertThat(read("posts/first/index.html"))
        .contains("<a class=\"page-place\" href=\"#p2\" title=\"¶ 2\"");
    assertThat(read("atom.xml")).contains("&lt;p id=&quot;p3&quot;&gt;Three.");
    assertThat(numbered(chapter())).containsExactlyElementsOf(page);
    assertThat(destinations()).contains("p1", "p2", "p3", "head");
  }

  private String chapter() throws IOException {
    StringBuilder text = new StringBuilder();
    try (java.util.zip.ZipFile zip =
        new java.util.zip.ZipFile(project.resolve("output/posts/first/first.epub").toFile())) {
      for (java.util.zip.ZipEntry entry : java.util.Collections.list(zip.entries())) {
        if (entry.getName().endsWith(".xhtml")) {
          text.append(
              new String(
                  zip.getInputStream(entry).readAllBytes(),
                  java.nio.charset.StandardCharsets.UTF_8));
        }
      }
    }
    return text.toString();
  }

  private List<String> destinations() throws IOException {
    try (PDDocument pdf =
        Loader.loadPDF(project.resolve("output/posts/first/first.pdf").toFile())) {
      return List.copyOf(pdf.getDocumentCatalog().getNames().getDests().getNames().keySet());
    }
  }

  @Test
  void an_edit_keeps_the_ids_of_all_other_paragraphs() throws IOException {
    offprint("publish", "--to", "html");
    write("content/posts/first.md", FRONT + "One.\n\nNew.\n\n## Head\n\nThree.\n\n> Two.\n");
    offprint("publish", "--to", "html");
    assertThat(numbered(read("posts/first/index.html")))
        .containsExactly("p1 One.", "p4 New.", "p3 Three.", "p2 Two.");
    String edited = read("posts/first/index.html");
    offprint("publish", "--to", "html", "--force");
    assertThat(read("posts/first/index.html")).isEqualTo(edited);
  }

  @Test
  void a_paragraph_keeps_its_id_though_the_numbers_in_it_change() throws IOException {
    String bib = "@book{doe, author={Doe, Jane}, title={One}, year=2000}\n";
    write(
        "content/posts/a.bib", bib + bib.replace("{doe", "{roe").replace("Doe, Jane", "Roe, Rita"));
    String front = FRONT.replaceFirst("---\n", "---\nbibliography: a.bib\ncsl: ieee\n");
    String end =
        "Old.[^b] See @tbl-x and [@doe].\n\n| a |\n|---|\n| 1 |\n\n: X {#tbl-x}\n\n[^b]: Note.\n";
    write("content/posts/first.md", front + end);
    offprint("publish", "--to", "html");
    assertThat(read("posts/first/index.html")).containsPattern("<p id=\"p1\">Old\\..*Table.*1");
    write(
        "content/posts/first.md",
        front
            + "New.[^a] As [@roe].\n\n| b |\n|---|\n| 2 |\n\n: Y {#tbl-y}\n\n[^a]: First.\n\n"
            + end);
    offprint("publish", "--to", "html");
    assertThat(read("posts/first/index.html"))
        .containsPattern("<p id=\"p2\">New\\.")
        .containsPattern("<p id=\"p1\">Old\\..*Table.*2.*\\[2\\]");
    write("content/posts/first.md", front + end.replace("@tbl-x and", "@tbl-y and"));
    offprint("publish", "--to", "html");
    assertThat(read("posts/first/index.html")).containsPattern("<p id=\"p3\">Old\\.");
  }

  @Test
  void page_pdf_and_epub_show_the_version_that_the_citation_names() throws IOException {
    offprint("publish");
    String version =
        read("posts/first/index.html").replaceAll("(?s).*Notes, version ([0-9a-f]{12}).*", "$1");
    assertThat(chapter()).contains(version);
    try (PDDocument pdf =
        Loader.loadPDF(project.resolve("output/posts/first/first.pdf").toFile())) {
      assertThat(new org.apache.pdfbox.text.PDFTextStripper().getText(pdf)).contains(version);
    }
  }

  @Test
  void a_page_shows_how_to_cite_it_with_the_version_of_its_source() throws IOException {
    offprint("publish", "--to", "html");
    String hash =
        press.offprint.model.bytes.Bytes.owning(
                Files.readAllBytes(project.resolve("content/posts/first.md")))
            .sha256()
            .substring(0, 12);
    String page = read("posts/first/index.html");
    assertThat(page)
        .contains(
            "title = {Post \\&amp; more},",
            "author = {Ada \\{M\\}},",
            "year = {2026},",
            "month = {01},",
            "url = {https://n.example/posts/first/},",
            "note = {Notes, version " + hash + "}");
  }

  @Test
  void a_file_beside_the_page_cites_pdf_and_epub_by_their_hashes() throws IOException {
    assertThat(offprint("publish").code()).isZero();
    assertThat(read("posts/first/index.html")).contains("<a href=\"first.cite.bib\"");
    String cited = read("posts/first/first.cite.bib");
    assertThat(cited)
        .contains(
            "@misc{first-pdf,",
            "@misc{first-epub,",
            "author = {Ada \\{M\\}},",
            "url = {https://n.example/posts/first/first.pdf},",
            "PDF, SHA-256 " + sha256("posts/first/first.pdf") + "}",
            "EPUB, SHA-256 " + sha256("posts/first/first.epub") + "}");
    write("content/posts/first.md", FRONT + "Other words.\n");
    assertThat(offprint("publish").code()).isZero();
    assertThat(read("posts/first/first.cite.bib"))
        .contains(sha256("posts/first/first.pdf"))
        .isNotEqualTo(cited);
    write("offprint.yaml", "title: Notes\nbaseUrl: https://n.example/\n");
    offprint("publish");
    assertThat(project.resolve("output/posts/first/first.cite.bib")).doesNotExist();
  }

  private String sha256(String file) throws IOException {
    return Bytes.owning(Files.readAllBytes(project.resolve("output/" + file))).sha256();
  }

  @Test
  void a_site_that_does_not_ask_for_numbers_has_none() throws IOException {
    write("offprint.yaml", "title: Notes\n");
    offprint("publish", "--to", "html");
    assertThat(read("posts/first/index.html")).doesNotContain("id=\"p1\"", "page-place", "@misc");
    try (Stream<java.nio.file.Path> state = Files.list(project.resolve(".offprint"))) {
      assertThat(state.map(each -> each.getFileName().toString())).doesNotContain("places.db");
    }
  }
}
