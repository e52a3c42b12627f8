package press.offprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    configure("{big: {of: epub}}");
    assertThat(offprint("publish").code()).isEqualTo(2);
  }
}
