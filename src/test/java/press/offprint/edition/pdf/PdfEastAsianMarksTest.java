package press.offprint.edition.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Readings are above their characters; emphasised Japanese and Chinese has dots. */
class PdfEastAsianMarksTest {
  private static PdfInspector print(String language, String body) throws Exception {
    return PdfSamples.print(
        PdfPosts.of(
            "<div lang=\"" + language + "\" xml:lang=\"" + language + "\">" + body + "</div>"));
  }

  @Test
  void a_reading_is_in_small_type_above_its_base_and_no_bracket_is_shown() throws Exception {
    PdfInspector pdf =
        print("ja", "<p>これは<ruby>漢<rp>（</rp><rt>かん</rt><rp>）</rp>字<rt>じ</rt></ruby>です。</p>");
    assertThat(pdf.text()).contains("漢").contains("かん").doesNotContain("（");
    List<PdfInspector.Placed> placed = pdf.placed();
    PdfInspector.Placed base = letter(placed, "漢");
    PdfInspector.Placed reading = letter(placed, "か");
    assertThat(width(reading)).isLessThan(0.6f * width(base));
    assertThat(reading.left()).isGreaterThanOrEqualTo(base.left() - 1);
    assertThat(pdf.violations(PDFAFlavour.PDFUA_1)).isEmpty();
  }

  @Test
  void emphasised_characters_have_dots_and_punctuation_and_latin_letters_have_none()
      throws Exception {
    long plain = print("ja", "<p>これは大切、word。</p>").shapes(0);
    for (String language : List.of("ja", "zh-Hans")) {
      PdfInspector pdf = print(language, "<p>これは<em>大切、word。</em></p>");
      assertThat(pdf.shapes(0)).as(language).isEqualTo(plain + 2);
      assertThat(pdf.text()).contains("大切");
      assertThat(pdf.violations(PDFAFlavour.PDFUA_1)).isEmpty();
    }
    assertThat(print("ko", "<p>これは<em>大切、word。</em></p>").shapes(0)).isEqualTo(plain);
  }

  private static PdfInspector.Placed letter(List<PdfInspector.Placed> placed, String letter) {
    return placed.stream().filter(p -> p.what().equals(letter)).findFirst().orElseThrow();
  }

  private static float width(PdfInspector.Placed placed) {
    return placed.right() - placed.left();
  }
}
