package press.offprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An edition can be made again on other paper and in another style, by configuration alone. */
class VariantsTest extends SmallSite {
  private Path large;

  @BeforeEach
  void configure() throws IOException {
    large = project.resolve("output/posts/first/first-large-print.pdf");
    configure("{html: , pdf: , large-print: {of: pdf, paper: A5, style: large.css}}");
    write("templates/print/large.css", "body { font-size: 20pt }\n");
  }

  private void configure(String editions) throws IOException {
    write("offprint.yaml", "title: T\nlimits:\n  seconds: 120\neditions: " + editions + "\n");
  }

  private static float width(Path file) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
      return pdf.getPage(0).getMediaBox().getWidth();
    }
  }

  @Test
  void a_variant_is_an_edition_with_its_paper_that_page_and_show_name() throws IOException {
    assertThat(offprint("publish").code()).isZero();
    assertThat(width(large)).isBetween(419f, 420f);
    assertThat(width(project.resolve("output/posts/first/first.pdf"))).isBetween(595f, 596f);
    assertThat(Files.readString(project.resolve("output/posts/first/index.html")))
        .contains(
            "<a href=\"first-large-print.pdf\" type=\"application/pdf\">PDF, large print</a>");
    assertThat(offprint("show", "--json", "content/posts/first.md").out())
        .contains("\"edition\":\"large-print\",\"path\":\"posts/first/first-large-print.pdf\"");
    assertThat(offprint("routes").out()).contains("post-large-print");
    assertThat(offprint("publish").err()).contains("2 unchanged");
  }

  @Test
  void an_edit_of_its_style_makes_the_variant_again_and_its_removal_withdraws_it()
      throws IOException {
    offprint("publish");
    byte[] before = Files.readAllBytes(large);
    byte[] pdf = Files.readAllBytes(project.resolve("output/posts/first/first.pdf"));
    write("templates/print/large.css", "body { font-size: 30pt }\n");
    offprint("publish");
    assertThat(Files.readAllBytes(large)).isNotEqualTo(before);
    assertThat(project.resolve("output/posts/first/first.pdf")).hasBinaryContent(pdf);
    configure("[html, pdf]");
    offprint("publish");
    assertThat(large).doesNotExist();
  }

  @Test
  void a_post_without_words_has_no_variant_and_is_up_to_date() throws IOException {
    write("content/posts/empty.md", "---\ntitle: Empty\n---\n");
    offprint("publish");
    assertThat(project.resolve("output/posts/empty/empty-large-print.pdf")).doesNotExist();
    assertThat(offprint("publish").err()).contains("3 unchanged");
  }

  @Test
  void a_style_that_is_missing_and_a_wrong_name_are_reported_with_the_remedy() throws IOException {
    configure("{html: , large-print: {style: none.css}}");
    Result result = offprint("publish", "--to", "large-print");
    assertThat(result.code()).isNotZero();
    assertThat(result.err())
        .contains("The style none.css of the edition large-print does not exist");
    configure("{pdf: {paper: A5}}");
    assertThat(offprint("publish").err()).contains("\"pdf\" is not a name for a variant");
    configure("{big: {of: html}}");
    assertThat(offprint("publish").code()).isEqualTo(2);
    configure("{html: , big: {of: epub, paper: A5}}");
    assertThat(offprint("publish").err()).contains("an ebook has no paper");
    configure("{html: , big: {of: epub, style: none.css}}");
    assertThat(offprint("publish", "--to", "big").err())
        .contains("templates/epub/none.css is missing. Write it");
  }

  @Test
  void an_ebook_has_variants_with_a_style_and_another_identifier() throws IOException {
    write("templates/epub/large.css", "p { font-size: 2em }\n");
    configure("{html: , epub: , large-print: {of: epub, style: large.css}}");
    assertThat(offprint("publish").code()).isZero();
    Path variant = project.resolve("output/posts/first/first-large-print.epub");
    Path ebook = project.resolve("output/posts/first/first.epub");
    assertThat(entry(variant, "EPUB/style.css")).contains("p { font-size: 2em }");
    assertThat(entry(ebook, "EPUB/style.css")).doesNotContain("p { font-size: 2em }");
    assertThat(identifier(variant)).isNotEqualTo(identifier(ebook)).startsWith("urn:uuid:");
    assertThat(Files.readString(project.resolve("output/posts/first/index.html")))
        .contains("type=\"application/epub+zip\">EPUB, large print</a>");
    assertThat(offprint("publish").err()).contains("2 unchanged");
  }

  @Test
  void books_have_variants_on_other_paper_and_in_another_style() throws IOException {
    write("templates/epub/large.css", "p { font-size: 2em }\n");
    write(
        "offprint.yaml",
        """
        title: T
        books: [{name: all, title: All, posts: [posts/first.md]}]
        editions:
          html:
          book-html:
          book-pdf:
          book-epub:
          pocket: {of: book-pdf, paper: A5}
          large: {of: book-epub, style: large.css}
        """);
    assertThat(offprint("publish").code()).isZero();
    Path folder = project.resolve("output/books/all");
    assertThat(width(folder.resolve("all-pocket.pdf"))).isBetween(419f, 420f);
    assertThat(width(folder.resolve("all.pdf"))).isBetween(595f, 596f);
    assertThat(entry(folder.resolve("all-large.epub"), "EPUB/style.css")).contains("2em");
    assertThat(identifier(folder.resolve("all-large.epub")))
        .isNotEqualTo(identifier(folder.resolve("all.epub")));
    assertThat(Files.readString(folder.resolve("index.html")))
        .contains(">PDF, pocket</a>", ">EPUB, large</a>");
    assertThat(project.resolve("output/posts/first/first-pocket.pdf")).doesNotExist();
    assertThat(offprint("publish").err()).contains("unchanged").doesNotContain("published  ");
    Files.delete(folder.resolve("all-pocket.pdf"));
    assertThat(offprint("publish", "--to", "book-pocket").code()).isZero();
    assertThat(folder.resolve("all-pocket.pdf")).exists();
  }

  private static String entry(Path zip, String name) throws IOException {
    try (ZipFile file = new ZipFile(zip.toFile())) {
      return new String(
          file.getInputStream(file.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String identifier(Path ebook) throws IOException {
    return entry(ebook, "EPUB/package.opf")
        .replaceAll("(?s).*<dc:identifier[^>]*>([^<]*)<.*", "$1");
  }

  @Test
  void an_ebook_with_a_page_list_depends_on_what_the_pages_of_the_pdf_depend_on()
      throws IOException {
    Path epub = project.resolve("output/posts/first/first.epub");
    configure("{pdf: , epub: }");
    offprint("publish");
    byte[] plain = Files.readAllBytes(epub);
    write("templates/print/own.css", "body { font-size: 12pt }\n");
    offprint("publish");
    assertThat(epub).hasBinaryContent(plain);
    configure("{pdf: , epub: {page-list: pdf}}");
    offprint("publish");
    assertThat(entry(epub, "EPUB/nav.xhtml")).contains("epub:type=\"page-list\"");
    assertThat(entry(epub, "EPUB/package.opf"))
        .contains("<meta property=\"pageBreakSource\">first.pdf</meta>");
    assertThat(offprint("publish").err()).contains("2 unchanged");
    assertThat(offprint("impact", "templates/print/own.css").out()).contains("epub");
    write("templates/print/own.css", "body { font-size: 13pt }\n");
    String again = offprint("publish", "--json").out();
    assertThat(again).contains("\"edition\":\"epub\"");
    configure("{pdf: , epub: }");
    offprint("publish");
    assertThat(epub).hasBinaryContent(plain);
  }

  @Test
  void an_ebook_with_a_page_list_is_one_file_for_the_page() throws IOException {
    configure("{html: , pdf: , epub: {page-list: pdf}}");
    offprint("publish");
    String page = Files.readString(project.resolve("output/posts/first/index.html"));
    assertThat(page).contains("first.pdf", "first.epub").doesNotContain("first-epub.epub");
  }

  @Test
  void a_page_list_needs_the_pdf_and_an_ebook() throws IOException {
    configure("{html: , epub: {page-list: pdf}}");
    assertThat(offprint("publish").err()).contains("page-list: pdf is the list of the pages of");
    configure("{large-print: {of: pdf, page-list: pdf}}");
    assertThat(offprint("publish").err()).contains("a PDF has no page list");
    configure("{epub: {paper: A5}}");
    assertThat(offprint("publish").code()).isEqualTo(2);
  }
}
