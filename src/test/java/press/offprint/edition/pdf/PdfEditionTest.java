package press.offprint.edition.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import press.offprint.Examples;
import press.offprint.edition.EditionException;
import press.offprint.model.Limits;
import press.offprint.model.Publication;
import press.offprint.model.Rendition;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.exec.IsolatedExecutor;
import press.offprint.pipeline.font.FontDirectory;
import press.offprint.pipeline.font.HyphenationDirectory;
import press.offprint.template.TemplateFolder;
import press.offprint.template.Templates;

class PdfEditionTest {
  private static final Path FONTS = Path.of("target", "fonts");
  private static final PdfEdition EDITION =
      new PdfEdition(
          new Templates(TemplateFolder.ours()),
          FontDirectory.open(FONTS),
          HyphenationDirectory.beside(FONTS));

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
    PdfInspector proof = print(post);
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
    assertThat(print(publication).violations(PDFAFlavour.PDFA_2_A)).isEmpty();
  }

  @Test
  void ligatures_lose_no_letter_beside_a_shaped_script() throws Exception {
    PdfInspector proof = print(PdfPosts.of("<p>What is left: soft offers, fjords, हिन्दी.</p>"));
    assertThat(proof.text()).contains("What is left: soft offers, fjords");
    assertThat(proof.violations(PDFAFlavour.PDFUA_1)).isEmpty();
  }

  @Test
  void syllables_and_joined_emoji_are_one_glyph_each_and_are_copied_as_written() throws Exception {
    String hindi = "क्षत्रिय कि राष्ट्र प्रार्थना स्त्री उज्ज्वल";
    String tamil = "கொ கௌ க்ஷ ஸ்ரீ நீங்கள்";
    String emoji = "👩‍💻 👍🏽 🇯🇵 1️⃣ ❤️‍🔥";
    PdfInspector proof =
        print(PdfPosts.of("<p>" + String.join("</p><p>", hindi, tamil, emoji) + "</p>"));
    assertThat(proof.text()).contains(hindi, tamil, emoji);
    assertThat(proof.rendition().problems()).isEmpty();
    assertThat(proof.violations(PDFAFlavour.PDFUA_1)).isEmpty();
    assertThat(proof.violations(PDFAFlavour.PDFA_2_A)).isEmpty();
  }

  @Test
  void lam_and_alef_are_drawn_as_one_glyph_and_copied_as_two_letters() throws Exception {
    String words = "لا الآخرين للأمور الإطلاق";
    PdfInspector proof =
        print(PdfPosts.publication("<p>" + words + "</p>", "مقال", "ar", java.util.List.of()));
    assertThat(proof.text()).contains(words.split(" "));
    assertThat(proof.violations(PDFAFlavour.PDFUA_1)).isEmpty();
    assertThat(proof.violations(PDFAFlavour.PDFA_2_A)).isEmpty();
  }

  @Test
  void a_long_table_fills_its_pages_and_keeps_its_last_rows_together() throws Exception {
    for (int count : new int[] {40, 41, 42, 43}) {
      StringBuilder rows = new StringBuilder();
      for (int i = 1; i <= count; i++) {
        rows.append("<tr><td>row ").append(i).append("</td><td>cell</td></tr>");
      }
      String table =
          "<div class=\"table\"><table><thead><tr><th scope=\"col\">Name</th><th scope=\"col\">More</th>"
              + "</tr></thead><tbody>"
              + rows
              + "</tbody></table></div>";
      PdfInspector proof = print(PdfPosts.of("<p>Before.</p>" + table));
      List<Long> pages =
          proof.pageTexts().stream()
              .map(page -> Pattern.compile("row \\d+").matcher(page).results().count())
              .filter(found -> found > 0)
              .toList();
      assertThat(pages).hasSizeGreaterThan(1);
      assertThat(pages.get(0)).as("rows of %s on the first page", pages).isGreaterThan(20);
      assertThat(pages.get(pages.size() - 1)).as("%s", pages).isGreaterThanOrEqualTo(3);
      assertThat(proof.violations(PDFAFlavour.PDFUA_1)).isEmpty();
    }
  }

  @Test
  void the_pdf_is_beside_the_page_and_has_the_name_of_its_folder() {
    Rendition rendition = EDITION.render(PdfPosts.english());
    assertThat(rendition.path()).isEqualTo("posts/hello/hello.pdf");
    assertThat(rendition.mediaType()).isEqualTo("application/pdf");
  }

  @Test
  void the_text_is_extracted_in_the_order_of_the_post() throws Exception {
    assertThat(print(PdfPosts.english()).text().replaceAll("\\s+", " "))
        .containsSubsequence(
            "A field guide to a post",
            "What this is about",
            "Mika Aalto",
            "Contents",
            "A field guide is carried",
            "One star for stress",
            "That’s what they’re named after",
            "Choose the paper",
            "Recto",
            "Transitional",
            "Five lines that every letter answers to",
            "public final class Page",
            "It goes on afterwards",
            "Links",
            "posts/hello.md");
  }

  @Test
  void japanese_and_arabic_text_is_extracted_as_written() throws Exception {
    assertThat(print(PdfPosts.japanese()).text().replaceAll("\\s+", ""))
        .contains("祖母の机の引き出しには、いつも原稿用紙が入っていました。");
    assertThat(print(PdfPosts.arabic()).text()).contains("لماذا", "جدول");
  }

  @Test
  void the_outline_is_the_tree_of_headings() throws Exception {
    assertThat(print(PdfPosts.english()).outline())
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
  void all_fonts_are_embedded_with_the_used_glyphs_only() throws Exception {
    try (PDDocument pdf = print(PdfPosts.japanese()).open()) {
      for (PDPage page : pdf.getPages()) {
        for (var name : page.getResources().getFontNames()) {
          PDFont font = page.getResources().getFont(name);
          assertThat(font.isEmbedded()).as(font.getName()).isTrue();
          assertThat(font.getName()).matches("[A-Z]{6}\\+.*");
        }
      }
    }
    assertThat(print(PdfPosts.japanese()).rendition().content().length()).isLessThan(400_000);
  }

  @Test
  void a_latin_post_loads_no_font_of_another_script() throws Exception {
    try (PDDocument pdf = print(PdfPosts.of("<p>Plain <em>words</em>.</p>")).open()) {
      List<String> names = new ArrayList<>();
      for (var name : pdf.getPage(0).getResources().getFontNames()) {
        names.add(pdf.getPage(0).getResources().getFont(name).getName());
      }
      assertThat(names).allMatch(name -> name.contains("+Source"));
    }
  }

  @Test
  void a_character_without_a_font_is_reported() throws Exception {
    PdfInspector proof = print(PdfPosts.of("<p>Egypt: \uD80C\uDC00 and \uD80C\uDC00.</p>"));
    assertThat(proof.rendition().problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(ProblemCode.GLYPH_MISSING);
              assertThat(problem.message()).containsOnlyOnce("U+13000");
            });
    assertThat(proof.text()).contains("Egypt: \uFFFD and \uFFFD.");
  }

  @Test
  void a_page_of_the_site_is_an_absolute_link() throws Exception {
    Publication post = PdfPosts.of("<p>See <a href=\"/guide/\">the guide</a>.</p>");
    assertThat(print(post).addresses()).contains("https://example.org/guide/");
  }

  @Test
  void a_link_to_the_title_leads_to_the_title() throws Exception {
    assertThat(print(PdfPosts.of("<p>Go <a href=\"#\">back to top</a>.</p>")).ways())
        .containsExactly(1);
  }

  @Test
  void a_site_without_a_base_url_has_no_links_to_its_pages() throws Exception {
    Publication post =
        PdfPosts.withoutAddress(PdfPosts.of("<p>See <a href=\"/guide/\">the guide</a>.</p>"));
    assertThat(print(post).addresses()).isEmpty();
    assertThat(print(post).text()).contains("See the guide.");
  }

  @Test
  void the_paper_size_is_that_of_the_site() throws Exception {
    try (PDDocument pdf = print(PdfPosts.withPaper(PdfPosts.english(), "6x9in")).open()) {
      assertThat(pdf.getPage(0).getMediaBox().getWidth()).isEqualTo(432f);
      assertThat(pdf.getPage(0).getMediaBox().getHeight()).isEqualTo(648f);
    }
  }

  @Test
  void more_pages_than_allowed_are_an_error() {
    Limits few = new Limits(1, 1, 1, 1, 1, 100, 1, 1, 1, 1);
    Publication post = PdfPosts.withLimits(PdfPosts.english(), few);
    assertThatThrownBy(() -> EDITION.render(post))
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
        print(new Publication(Examples.site(), "A book", "series/book", List.of(first, second)));
    assertThat(proof.outline()).containsExactly("First", "  One", "Second", "  Two");
    assertThat(proof.rendition().path()).isEqualTo("series/book/book.pdf");
    assertThat(proof.violations(PDFAFlavour.PDFUA_1)).isEmpty();
  }

  @Test
  void a_table_is_never_wider_than_the_page() throws Exception {
    String cell = "<td>" + "unbreakable".repeat(9) + "</td>";
    PdfInspector proof = print(PdfPosts.of(table("<tr>" + cell.repeat(7) + "</tr>")));
    assertThat(proof.pages()).isLessThanOrEqualTo(3);
    assertThat(proof.outside()).isEmpty();
  }

  @Test
  void a_table_with_long_words_is_on_a_landscape_page() throws Exception {
    String head = "<tr>" + "<th scope=\"col\">Contributors</th>".repeat(14) + "</tr>";
    String cells = "<td>milestones</td>".repeat(13);
    String rows = "";
    for (String name : List.of("First", "Second", "Third", "Fourth", "Fifth", "Sixth")) {
      rows += "<tr> <th rowspan=\"2\" scope=\"row\">" + name + "</th>" + cells + "</tr>";
      rows += "<tr> " + cells + "</tr>";
    }
    PdfInspector proof =
        print(PdfPosts.of(table("<thead>" + head + "</thead>" + rows.repeat(3)) + "<p>On.</p>"));
    try (PDDocument pdf = proof.open()) {
      assertThat(pdf.getPage(0).getMediaBox().getWidth()).isLessThan(600);
      assertThat(pdf.getPage(1).getMediaBox().getWidth()).isGreaterThan(800);
      assertThat(pdf.getPage(2).getMediaBox().getWidth()).isGreaterThan(800);
      assertThat(pdf.getPage(3).getMediaBox().getWidth()).isLessThan(600);
    }
    assertThat(proof.text().split("Contributors", -1)).hasSize(2 * 14 + 1);
    assertThat(proof.text().split("milestones", -1)).hasSize(18 * 2 * 13 + 1);
    assertThat(proof.outside()).isEmpty();
    assertThat(proof.violations(PDFAFlavour.PDFUA_1)).isEmpty();
  }

  @Test
  void vertical_dots_are_set_and_unsupported_formulas_are_shown_as_source() throws Exception {
    String dots =
        "<p><math xmlns=\"http://www.w3.org/1998/Math/MathML\" alttext=\"%s\"><%2$s>%s"
            + "<mspace width=\"0em\" height=\"1.5em\"/></%2$s></math></p>";
    PdfInspector set = print(PdfPosts.of(String.format(dots, "\\vdots", "mi", "<mi>⋮</mi>")));
    assertThat(set.rendition().problems()).isEmpty();
    assertThat(set.text()).doesNotContain("vdots");
    PdfInspector refused = print(PdfPosts.of(String.format(dots, "\\odd", "ms", "x")));
    assertThat(refused.text()).contains("\\odd");
    assertThat(refused.violations(PDFAFlavour.PDFUA_1)).isEmpty();
    assertThat(refused.rendition().problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.MATHS_INVALID));
  }

  private static String table(String rows) {
    return "<div class=\"table\"><table>" + rows + "</table></div>";
  }

  @Test
  void the_bytes_are_the_same_in_every_zone_locale_and_thread() throws Exception {
    Publication post = PdfPosts.english();
    String expected = EDITION.render(post).content().sha256();
    TimeZone zone = TimeZone.getDefault();
    Locale locale = Locale.getDefault();
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      List<Future<Rendition>> copies = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        copies.add(threads.submit(() -> EDITION.render(post)));
        copies.add(threads.submit(() -> EDITION.render(PdfPosts.arabic())));
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

  private static PdfInspector print(Publication publication) {
    return new PdfInspector(EDITION.render(publication));
  }

  @Test
  void a_post_that_is_nested_too_deeply_reaches_a_limit_and_is_no_fault() {
    int depth = 1_000_000;
    Publication deep = PdfPosts.of("<p>" + "<em>".repeat(depth) + "</em>".repeat(depth) + "</p>");
    IsolatedExecutor executor = new IsolatedExecutor(60);
    assertThatThrownBy(() -> executor.call("the PDF", () -> EDITION.render(deep)))
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
    return new PdfEdition(
        new Templates(new TemplateFolder(site, Path.of("templates"))),
        FontDirectory.open(FONTS),
        HyphenationDirectory.beside(FONTS));
  }

  private static void assertTemplateError(PdfEdition edition, String message) {
    assertThatThrownBy(() -> edition.render(PdfPosts.of("<p>Words.</p>")))
        .hasMessageContaining(message)
        .isInstanceOfSatisfying(
            EditionException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.TEMPLATE));
  }
}
