package press.offprint.edition.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import press.offprint.Examples;
import press.offprint.edition.EditionException;
import press.offprint.model.Publication;
import press.offprint.model.Rendition;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.settings.Limits;
import press.offprint.pipeline.exec.IsolatedExecutor;
import press.offprint.template.TemplateFolder;

class PdfEditionTest {
  static List<Publication> posts() {
    return List.of(
        PdfPosts.english(),
        PdfPosts.japanese(),
        PdfPosts.arabic(),
        PdfPosts.withPaper(PdfPosts.english(), "A5"),
        PdfPosts.of("<p>Nothing but words.</p>"));
  }

  @ParameterizedTest
  @MethodSource("posts")
  void the_pdf_conforms_to_pdf_ua(Publication post) throws Exception {
    PdfInspector proof = PdfSamples.print(post);
    assertThat(proof.violations(PDFAFlavour.PDFUA_1)).isEmpty();
    assertThat(proof.rendition().problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"english", "japanese", "arabic"})
  void the_pdf_conforms_to_pdf_a(String post) throws Exception {
    Publication publication =
        switch (post) {
          case "english" -> PdfPosts.english();
          case "japanese" -> PdfPosts.japanese();
          default -> PdfPosts.arabic();
        };
    assertThat(PdfSamples.print(publication).violations(PDFAFlavour.PDFA_2_A)).isEmpty();
  }

  @Test
  void a_picture_keeps_its_opacity_as_a_mask_in_each_place() throws Exception {
    String picture = "<p>A leaf <img src=\"resource:clear.png\" alt=\"a leaf\" /> here.</p>";
    PdfInspector proof = PdfSamples.print(PdfPosts.of(picture + picture));
    BufferedImage leaf = proof.picture(0);
    assertThat(leaf.getWidth()).isEqualTo(1200);
    assertThat(leaf.getRGB(0, 0) >>> 24).as("a corner").isZero();
    assertThat(leaf.getRGB(600, 320)).as("the middle").isEqualTo(Color.PINK.getRGB());
    assertThat(proof.violations(PDFAFlavour.PDFUA_1)).isEmpty();
    assertThat(proof.violations(PDFAFlavour.PDFA_2_A)).isEmpty();
  }

  @Test
  void the_pdf_is_beside_the_page_and_has_the_name_of_its_folder() {
    Rendition rendition = PdfSamples.EDITION.render(PdfPosts.english());
    assertThat(rendition.path()).isEqualTo("posts/hello/hello.pdf");
    assertThat(rendition.mediaType()).isEqualTo("application/pdf");
  }

  @Test
  void the_outline_is_the_tree_of_headings() throws Exception {
    assertThat(PdfSamples.print(PdfPosts.english()).outline())
        .containsExactly(
            "Words",
            "  Emphasis and its relatives",
            "  Emoji and other scripts",
            "Links",
            "Lists",
            "Tables",
            "  Too long",
            "Pictures",
            "Code",
            "Maths");
  }

  @Test
  void a_page_of_the_site_is_an_absolute_link() throws Exception {
    Publication post = PdfPosts.of("<p>See <a href=\"/guide/\">the guide</a>.</p>");
    assertThat(PdfSamples.print(post).addresses()).contains("https://example.org/guide/");
  }

  @Test
  void a_link_to_the_title_leads_to_the_title() throws Exception {
    assertThat(PdfSamples.print(PdfPosts.of("<p>Go <a href=\"#\">back to top</a>.</p>")).ways())
        .containsExactly(1);
  }

  @Test
  void a_site_without_a_base_url_has_no_links_to_its_pages() throws Exception {
    Publication post =
        PdfPosts.withoutAddress(PdfPosts.of("<p>See <a href=\"/guide/\">the guide</a>.</p>"));
    assertThat(PdfSamples.print(post).addresses()).isEmpty();
    assertThat(PdfSamples.print(post).text()).contains("See the guide.");
  }

  @Test
  void the_paper_size_is_that_of_the_site() throws Exception {
    try (PDDocument pdf =
        PdfSamples.print(PdfPosts.withPaper(PdfPosts.english(), "6x9in")).open()) {
      assertThat(pdf.getPage(0).getMediaBox().getWidth()).isEqualTo(432f);
      assertThat(pdf.getPage(0).getMediaBox().getHeight()).isEqualTo(648f);
    }
  }

  @Test
  void more_pages_than_allowed_are_an_error() {
    Limits few = new Limits(1, 1, 1, 1, 1, 100, 1, 1, 1, 1);
    Publication post = PdfPosts.withLimits(PdfPosts.english(), few);
    assertThatThrownBy(() -> PdfSamples.EDITION.render(post))
        .isInstanceOfSatisfying(
            EditionException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.LIMIT_PAGES));
  }

  @Test
  void a_book_has_a_branch_for_each_article_and_links_between_them() throws Exception {
    var first = PdfPosts.article("<h2 id=\"a\">One</h2><p>Text</p>", "First", "en", List.of());
    var second =
        PdfPosts.article(
            "<h2 id=\"a\">Two</h2><p><a href=\"/posts/hello/#a\">back</a></p>",
            "Second",
            "en",
            List.of());
    PdfInspector proof =
        PdfSamples.print(
            new Publication(Examples.site(), "A book", "series/book", List.of(first, second)));
    assertThat(proof.outline()).containsExactly("First", "  One", "Second", "  Two");
    assertThat(proof.rendition().path()).isEqualTo("series/book/book.pdf");
    assertThat(proof.violations(PDFAFlavour.PDFUA_1)).isEmpty();
  }

  @Test
  void the_bytes_are_the_same_in_every_zone_locale_and_thread() throws Exception {
    Publication post = PdfPosts.english();
    String expected = PdfSamples.EDITION.render(post).content().sha256();
    TimeZone zone = TimeZone.getDefault();
    Locale locale = Locale.getDefault();
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      List<Future<Rendition>> copies = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        copies.add(threads.submit(() -> PdfSamples.EDITION.render(post)));
        copies.add(threads.submit(() -> PdfSamples.EDITION.render(PdfPosts.arabic())));
      }
      for (int i = 0; i < copies.size(); i += 2) {
        assertThat(copies.get(i).get().content().sha256()).isEqualTo(expected);
      }
      assertThat(copies.get(1).get().content()).isEqualTo(copies.get(3).get().content());
    } finally {
      threads.shutdownNow();
      TimeZone.setDefault(zone);
      Locale.setDefault(locale);
    }
  }

  @Test
  void a_post_that_is_nested_too_deeply_reaches_a_limit_and_is_no_fault() {
    int depth = 1_000_000;
    Publication deep = PdfPosts.of("<p>" + "<em>".repeat(depth) + "</em>".repeat(depth) + "</p>");
    IsolatedExecutor executor = new IsolatedExecutor(60);
    assertThatThrownBy(() -> executor.call("the PDF", () -> PdfSamples.EDITION.render(deep)))
        .isInstanceOfSatisfying(
            EditionException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.LIMIT_DEPTH));
  }

  @Test
  void an_error_in_a_print_template_is_reported_with_file_and_line(@TempDir Path site)
      throws IOException {
    PdfEdition own = editionWith(site, "<html>\n{{ titel }}</html>");
    assertTemplateError(own, "print/article.html:2: \"titel\" is not known here");
  }

  @Test
  void a_print_template_that_gives_no_xml_is_a_template_error(@TempDir Path site)
      throws IOException {
    PdfEdition own = editionWith(site, "<html>\n<p></html>");
    assertTemplateError(own, "print/article.html: its output is not well-formed XML: line 2");
  }

  private static PdfEdition editionWith(Path site, String template) throws IOException {
    Files.createDirectories(site.resolve("print"));
    Files.writeString(site.resolve("print/article.html"), template);
    return PdfSamples.edition(new TemplateFolder(site, Path.of("templates")));
  }

  private static void assertTemplateError(PdfEdition edition, String message) {
    assertThatThrownBy(() -> edition.render(PdfPosts.of("<p>Words.</p>")))
        .hasMessageContaining(message)
        .isInstanceOfSatisfying(
            EditionException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.TEMPLATE));
  }
}
