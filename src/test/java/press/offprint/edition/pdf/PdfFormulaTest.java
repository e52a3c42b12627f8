package press.offprint.edition.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import press.offprint.edition.Fonts;
import press.offprint.model.Footnote;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.font.FontDirectory;
import press.offprint.pipeline.font.HyphenationDirectory;
import press.offprint.template.TemplateFolder;
import press.offprint.template.Templates;

/**
 * Formulas in a PDF are text: drawn with glyphs of a font, copied as letters, tagged as formulas.
 */
class PdfFormulaTest {
  private static final String SUM =
      math(
          "\\sum_{i=1}^n x_i",
          "<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover>"
              + "<msub><mi>x</mi><mi>i</mi></msub>");
  private static final String PRODUCT = math("2\\times x", "<mn>2</mn><mo>×</mo><mi>x</mi>");
  private static final String MATRIX =
      math(
          "\\begin{pmatrix}...\\end{pmatrix}",
          "<mrow><mo fence=\"true\">(</mo><mtable>"
              + "<mtr><mtd><mi>ℝ</mi></mtd></mtr>".repeat(9)
              + "</mtable><mo fence=\"true\">)</mo></mrow>");

  private static String math(String source, String mathml) {
    return "<math xmlns=\"http://www.w3.org/1998/Math/MathML\" alttext=\""
        + source
        + "\">"
        + mathml
        + "</math>";
  }

  private static String display(String math) {
    return "<p>Before.</p><div class=\"math display\">" + math + "</div><p>After.</p>";
  }

  private static PdfInspector print(String body) {
    return PdfSamples.print(PdfPosts.of(body));
  }

  @Test
  void letters_that_share_a_part_with_a_letter_of_a_formula_are_copied_as_they_are()
      throws Exception {
    // The font draws thal as dal with a dot, and zain as reh with one.
    String words =
        "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mtext>\u0630\u0632</mtext></math>";
    PdfInspector pdf =
        PdfSamples.print(
            PdfPosts.publication(
                "<p>\u062f\u0627\u0631</p>" + display(words),
                "\u062f\u0627\u0631",
                "ar",
                List.of()));
    assertThat(pdf.text()).contains("\u062f\u0627\u0631").doesNotContain("\u0630\u0627\u0632");
    assertThat(pdf.violations(PDFAFlavour.PDFUA_1)).isEmpty();
    assertThat(pdf.violations(PDFAFlavour.PDFA_2_A)).isEmpty();
  }

  @Test
  void a_note_with_a_formula_in_its_line_is_at_the_foot_of_its_page() throws Exception {
    String call = "<sup class=\"noteref\"><a href=\"#fn-1\" id=\"fnref-1\">1</a></sup>";
    String note = "<p>A foot with <span class=\"math inline\">" + SUM + "</span>.</p>";
    PdfInspector pdf =
        PdfSamples.print(
            PdfPosts.publication(
                "<p>Text" + call + " " + "goes on and on. ".repeat(300) + "</p>",
                "A post",
                "en",
                List.of(new Footnote(1, "fn-1", note))));
    assertThat(pdf.pageTexts().get(0)).contains("A foot with");
    assertThat(pdf.violations(PDFAFlavour.PDFUA_1)).isEmpty();
    assertThat(pdf.violations(PDFAFlavour.PDFA_2_A)).isEmpty();
  }

  @Test
  void the_letters_of_a_formula_are_copied_as_letters() throws Exception {
    String text = print(display(SUM) + display(MATRIX)).text();
    assertThat(text).contains("∑", "=", "ℝ").containsPattern("i ?= ?1").containsPattern("x ?\\R?i");
    assertThat(text.codePoints().noneMatch(c -> c >= 0xE000 && c < 0xF900)).isTrue();
  }

  @Test
  void a_formula_is_tagged_as_such_with_its_words_as_alternative() throws Exception {
    assertThat(formulas(print(display(SUM) + "<p>In text: " + MATRIX + ".</p>")))
        .containsExactly(
            "the sum from i equals 1 to n of x sub i",
            "9 by 1 matrix: "
                + IntStream.rangeClosed(1, 9)
                    .mapToObj(row -> "row " + row + ": double-struck capital R")
                    .collect(Collectors.joining("; "))
                + ", end of matrix");
  }

  @Test
  void the_words_are_in_the_language_of_the_text_around_the_formula() throws Exception {
    assertThat(formulas(print("<p lang=\"de\">" + PRODUCT + "</p>"))).containsExactly("2 mal x");
    assertThat(formulas(print("<p lang=\"eo\">" + PRODUCT + "</p>")))
        .containsExactly("en: 2 times x");
  }

  @Test
  void a_formula_whose_words_are_too_longesthas_its_source_as_alternative() throws Exception {
    String longest = math("x+\\cdots", "<mrow>" + "<mi>x</mi><mo>+</mo>".repeat(2000) + "</mrow>");
    assertThat(formulas(print(display(longest)))).containsExactly("x+\\cdots");
  }

  private static List<String> formulas(PdfInspector pdf) throws Exception {
    List<String> formulas = new ArrayList<>();
    try (PDDocument document = pdf.open()) {
      collect(document.getDocumentCatalog().getStructureTreeRoot(), formulas);
    }
    return formulas;
  }

  private static void collect(PDStructureNode node, List<String> formulas) {
    for (Object kid : node.getKids()) {
      if (kid instanceof PDStructureElement element) {
        if (element.getStructureType().equals("Formula")) {
          String language = element.getLanguage();
          formulas.add(
              (language == null ? "" : language + ": ") + element.getAlternateDescription());
        }
        collect(element, formulas);
      }
    }
  }

  @Test
  void formulas_hold_the_standards_for_archives_and_accessibility() throws Exception {
    PdfInspector pdf = print(display(SUM) + display(MATRIX) + "<p>In text: " + SUM + ".</p>");
    assertThat(pdf.rendition().problems()).isEmpty();
    assertThat(pdf.violations(PDFAFlavour.PDFUA_1)).isEmpty();
    assertThat(pdf.violations(PDFAFlavour.PDFA_2_A)).isEmpty();
  }

  @Test
  void the_maths_font_is_embedded_as_a_subset() throws Exception {
    try (PDDocument pdf = print(display(SUM)).open()) {
      List<PDFont> fonts = new ArrayList<>();
      for (COSName name : pdf.getPage(0).getResources().getFontNames()) {
        fonts.add(pdf.getPage(0).getResources().getFont(name));
      }
      assertThat(fonts)
          .filteredOn(font -> font.getName().contains("STIXTwoMath"))
          .singleElement()
          .satisfies(font -> assertThat(font.getName()).matches("[A-Z]{6}\\+.*"));
    }
    assertThat(print(display(SUM)).rendition().content().length()).isLessThan(60_000);
  }

  @Test
  void a_letter_in_a_line_of_text_is_on_the_baseline_of_the_text() throws Exception {
    List<TextPosition> letters = letters(print("<p>Hxx " + math("x", "<mi>x</mi>") + " xxH</p>"));
    TextPosition formula =
        letters.stream()
            .filter(letter -> letter.getFont().getName().contains("STIX"))
            .findFirst()
            .orElseThrow();
    TextPosition text =
        letters.stream()
            .filter(letter -> letter.getUnicode().equals("H"))
            .findFirst()
            .orElseThrow();
    assertThat(formula.getUnicode()).isEqualTo("x");
    assertThat(formula.getYDirAdj()).isCloseTo(text.getYDirAdj(), Offset.offset(0.2f));
  }

  @Test
  void the_numbers_before_a_symbol_end_beside_it() throws Exception {
    String thorium =
        "<mmultiscripts><mi mathvariant=\"normal\">T</mi><mprescripts/>"
            + "<mn>90</mn><mn>227</mn></mmultiscripts>";
    List<TextPosition> signs =
        letters(print(display(math("\\ce{^{227}_{90}T}", thorium)))).stream()
            .filter(letter -> letter.getFont().getName().contains("STIX"))
            .toList();
    TextPosition symbol = sign(signs, "T");
    TextPosition mass = sign(signs, "7");
    TextPosition number = sign(signs, "0");
    assertThat(mass.getEndX()).isCloseTo(number.getEndX(), Offset.offset(0.1f));
    assertThat(symbol.getX()).isGreaterThan(mass.getEndX());
    assertThat(mass.getYDirAdj()).isLessThan(symbol.getYDirAdj());
    assertThat(number.getYDirAdj()).isGreaterThan(symbol.getYDirAdj());
  }

  private static TextPosition sign(List<TextPosition> letters, String sign) {
    return letters.stream()
        .filter(letter -> letter.getUnicode().equals(sign))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void the_number_of_an_item_is_on_the_baseline_of_a_line_with_a_tall_formula() throws Exception {
    String tall =
        math(
            "\\frac{x}{\\frac{y}{z}}",
            "<mfrac><mi>x</mi><mfrac><mi>y</mi><mi>z</mi></mfrac></mfrac>");
    String ends = tall + " with H " + "and words ".repeat(30);
    for (String item :
        List.of(
            tall + " H",
            "H " + tall,
            "<p>" + tall + " H</p>",
            "H " + ends,
            "<p>" + ends + "</p>")) {
      List<TextPosition> letters = letters(print("<ol><li>" + item + "</li></ol>"));
      TextPosition number =
          letters.stream()
              .filter(l -> l.getUnicode().equals("1") && l.getYDirAdj() < 700)
              .findFirst()
              .orElseThrow();
      TextPosition text =
          letters.stream()
              .filter(l -> l.getUnicode().equals("H") && l.getYDirAdj() > 200)
              .findFirst()
              .orElseThrow();
      assertThat(number.getYDirAdj()).as(item).isCloseTo(text.getYDirAdj(), Offset.offset(0.2f));
    }
  }

  private static List<TextPosition> letters(PdfInspector pdf) throws Exception {
    List<TextPosition> letters = new ArrayList<>();
    PDFTextStripper stripper =
        new PDFTextStripper() {
          @Override
          protected void processTextPosition(TextPosition text) {
            letters.add(text);
          }
        };
    try (PDDocument document = pdf.open()) {
      stripper.getText(document);
    }
    return letters;
  }

  @Test
  void without_a_font_for_maths_the_source_is_shown_with_one_warning() throws Exception {
    Fonts all = FontDirectory.open(PdfSamples.FONTS);
    Fonts text = () -> all.list().stream().filter(font -> !font.family().contains("Math")).toList();
    PdfEdition edition =
        new PdfEdition(
            new Templates(TemplateFolder.ours()),
            text,
            HyphenationDirectory.beside(PdfSamples.FONTS));
    PdfInspector pdf = new PdfInspector(edition.render(PdfPosts.of(display(SUM) + display(SUM))));
    assertThat(pdf.text()).contains("\\sum_{i=1}^n");
    assertThat(pdf.rendition().problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(ProblemCode.GLYPH_MISSING);
              assertThat(problem.message()).contains("font for maths");
            });
  }
}
