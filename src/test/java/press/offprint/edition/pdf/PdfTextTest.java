package press.offprint.edition.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.junit.jupiter.api.Test;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import press.offprint.edition.EditionException;
import press.offprint.model.problem.ProblemCode;

/** The letters of a post are in its PDF as written, in the fonts that have them. */
class PdfTextTest {
  @Test
  void ligatures_lose_no_letter_beside_a_shaped_script() throws Exception {
    PdfInspector proof =
        PdfSamples.print(PdfPosts.of("<p>What is left: soft offers, fjords, हिन्दी.</p>"));
    assertThat(proof.text()).contains("What is left: soft offers, fjords");
    assertThat(proof.violations(PDFAFlavour.PDFUA_1)).isEmpty();
  }

  @Test
  void syllables_and_joined_emoji_are_one_glyph_each_and_are_copied_as_written() throws Exception {
    String hindi = "क्षत्रिय कि राष्ट्र प्रार्थना स्त्री उज्ज्वल";
    String tamil = "கொ கௌ க்ஷ ஸ்ரீ நீங்கள்";
    String emoji = "👩‍💻 👍🏽 🇯🇵 1️⃣ ❤️‍🔥";
    PdfInspector proof =
        PdfSamples.print(PdfPosts.of("<p>" + String.join("</p><p>", hindi, tamil, emoji) + "</p>"));
    assertThat(proof.text()).contains(hindi, tamil, emoji);
    assertThat(proof.rendition().problems()).isEmpty();
    assertThat(proof.violations(PDFAFlavour.PDFUA_1)).isEmpty();
    assertThat(proof.violations(PDFAFlavour.PDFA_2_A)).isEmpty();
  }

  @Test
  void lam_and_alef_are_drawn_as_one_glyph_and_copied_as_two_letters() throws Exception {
    String words = "لا الآخرين للأمور الإطلاق";
    PdfInspector proof =
        PdfSamples.print(
            PdfPosts.publication("<p>" + words + "</p>", "مقال", "ar", java.util.List.of()));
    assertThat(proof.text()).contains(words.split(" "));
    assertThat(proof.violations(PDFAFlavour.PDFUA_1)).isEmpty();
    assertThat(proof.violations(PDFAFlavour.PDFA_2_A)).isEmpty();
  }

  @Test
  void the_text_is_extracted_in_the_order_of_the_post() throws Exception {
    assertThat(PdfSamples.print(PdfPosts.english()).text().replaceAll("\\s+", " "))
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
    assertThat(PdfSamples.print(PdfPosts.japanese()).text().replaceAll("\\s+", ""))
        .contains("祖母の机の引き出しには、いつも原稿用紙が入っていました。");
    assertThat(PdfSamples.print(PdfPosts.arabic()).text()).contains("لماذا", "جدول");
  }

  @Test
  void all_fonts_are_embedded_with_the_used_glyphs_only() throws Exception {
    try (PDDocument pdf = PdfSamples.print(PdfPosts.japanese()).open()) {
      for (PDPage page : pdf.getPages()) {
        for (var name : page.getResources().getFontNames()) {
          PDFont font = page.getResources().getFont(name);
          assertThat(font.isEmbedded()).as(font.getName()).isTrue();
          assertThat(font.getName()).matches("[A-Z]{6}\\+.*");
        }
      }
    }
    assertThat(PdfSamples.print(PdfPosts.japanese()).rendition().content().length())
        .isLessThan(400_000);
  }

  @Test
  void a_latin_post_loads_no_font_of_another_script() throws Exception {
    try (PDDocument pdf = PdfSamples.print(PdfPosts.of("<p>Plain <em>words</em>.</p>")).open()) {
      List<String> names = new ArrayList<>();
      for (var name : pdf.getPage(0).getResources().getFontNames()) {
        names.add(pdf.getPage(0).getResources().getFont(name).getName());
      }
      assertThat(names).allMatch(name -> name.contains("+Source"));
    }
  }

  @Test
  void a_text_in_a_script_without_a_font_makes_no_pdf_of_marks() {
    String egyptian = "\uD80C\uDC00\uD80C\uDC01 ".repeat(20);
    assertThatThrownBy(() -> PdfSamples.print(PdfPosts.of("<p>Egypt: " + egyptian + "</p>")))
        .isInstanceOf(EditionException.class)
        .hasMessageContaining("Egyptian hieroglyphs")
        .hasMessageContaining("fonts/");
  }

  @Test
  void a_character_without_a_font_is_reported() throws Exception {
    PdfInspector proof =
        PdfSamples.print(PdfPosts.of("<p>Egypt: \uD80C\uDC00 and \uD80C\uDC00.</p>"));
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
  void vertical_dots_are_set_and_unsupported_formulas_are_shown_as_source() throws Exception {
    String dots =
        "<p><math xmlns=\"http://www.w3.org/1998/Math/MathML\" alttext=\"%s\"><%2$s>%s"
            + "<mspace width=\"0em\" height=\"1.5em\"/></%2$s></math></p>";
    PdfInspector set =
        PdfSamples.print(PdfPosts.of(String.format(dots, "\\vdots", "mi", "<mi>⋮</mi>")));
    assertThat(set.rendition().problems()).isEmpty();
    assertThat(set.text()).doesNotContain("vdots");
    PdfInspector refused = PdfSamples.print(PdfPosts.of(String.format(dots, "\\odd", "ms", "x")));
    assertThat(refused.text()).contains("\\odd");
    assertThat(refused.violations(PDFAFlavour.PDFUA_1)).isEmpty();
    assertThat(refused.rendition().problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.MATHS_INVALID));
  }
}
