package press.offprint.edition.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** A formula in a paragraph is divided over lines, and stays one formula for all readers. */
class DividedFormulaTest {
  private static final String LETTERS = "abcdghkmnpqrstuvwxyz";
  private static final String SUM = "y=" + String.join("+", LETTERS.split(""));
  private static final int PARAGRAPHS = 24;
  private static final PdfInspector PRINTED =
      PdfSamples.print(PdfPosts.of(paragraphs("Words before it and ", " and words after it. ")));
  private static final PdfInspector ARABIC =
      PdfSamples.print(
          PdfPosts.publication(paragraphs("نص عربي قبل ", " ونص بعد. "), "نص", "ar", List.of()));

  /** Each paragraph begins with more words than the one before, so all ends of lines occur. */
  private static String paragraphs(String before, String after) {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < PARAGRAPHS; i++) {
      body.append("<p>").append("ab ".repeat(i)).append(before).append(formula()).append(after);
      body.append(before.repeat(4)).append(formula()).append(after.repeat(3)).append("</p>");
    }
    body.append("<p>").append((formula() + after).repeat(PARAGRAPHS)).append("</p>");
    return body.toString();
  }

  private static String formula() {
    return formula(SUM);
  }

  private static String formula(String signs) {
    StringBuilder math = new StringBuilder();
    for (int i = 0; i < signs.length(); i++) {
      char c = signs.charAt(i);
      String name = Character.isLetter(c) ? "mi" : "mo";
      math.append('<').append(name).append('>').append(c).append("</").append(name).append('>');
    }
    return "<span class=\"math inline\"><math xmlns=\"http://www.w3.org/1998/Math/MathML\" alttext=\""
        + signs
        + "\"><semantics><mrow>"
        + math
        + "</mrow></semantics></math></span>";
  }

  private static List<PDStructureElement> formulas(PDDocument pdf) {
    List<PDStructureElement> formulas = new ArrayList<>();
    collect(pdf.getDocumentCatalog().getStructureTreeRoot(), formulas);
    return formulas;
  }

  private static void collect(PDStructureNode node, List<PDStructureElement> formulas) {
    for (Object kid : node.getKids()) {
      if (kid instanceof PDStructureElement element) {
        assertThat(element.getKids()).as(element.getStructureType()).isNotEmpty();
        if (element.getStructureType().equals("Formula")) {
          formulas.add(element);
        }
        collect(element, formulas);
      }
    }
  }

  /** The letters of all formulas, in the order in which they are drawn. */
  private static List<TextPosition> letters(PdfInspector pdf) throws Exception {
    List<TextPosition> letters = new ArrayList<>();
    PDFTextStripper stripper =
        new PDFTextStripper() {
          @Override
          protected void processTextPosition(TextPosition text) {
            if (text.getFont().getName().contains("Math")) {
              letters.add(text);
            }
          }
        };
    try (PDDocument document = pdf.open()) {
      stripper.getText(document);
    }
    return letters;
  }

  private static boolean isLineBegin(TextPosition before, TextPosition letter) {
    return letter.getYDirAdj() != before.getYDirAdj();
  }

  @Test
  void a_line_ends_after_an_operator_within_the_formula() throws Exception {
    for (PdfInspector pdf : List.of(PRINTED, ARABIC)) {
      List<TextPosition> letters = letters(pdf);
      assertThat(letters).hasSize(3 * PARAGRAPHS * SUM.length());
      Set<String> ends = new HashSet<>();
      for (int i = 1; i < letters.size(); i++) {
        if (i % SUM.length() != 0 && isLineBegin(letters.get(i - 1), letters.get(i))) {
          ends.add(letters.get(i - 1).getUnicode());
          assertThat(letters.get(i).getUnicode()).matches("[a-z]");
        }
      }
      assertThat(ends).contains("+").isSubsetOf("+", "=");
    }
  }

  @Test
  void the_parts_of_each_line_run_from_left_to_right_in_every_script() throws Exception {
    for (PdfInspector pdf : List.of(PRINTED, ARABIC)) {
      List<TextPosition> letters = letters(pdf);
      for (int i = 1; i < letters.size(); i++) {
        TextPosition before = letters.get(i - 1);
        TextPosition letter = letters.get(i);
        boolean begins = i % SUM.length() == 0;
        if (!begins && isLineBegin(before, letter)) {
          boolean samePage = letter.getYDirAdj() > before.getYDirAdj();
          assertThat(samePage || letter.getYDirAdj() < 200).isTrue();
        } else if (!begins) {
          assertThat(letter.getXDirAdj()).isGreaterThan(before.getXDirAdj());
        }
      }
    }
  }

  @Test
  void the_second_part_begins_its_line() throws Exception {
    for (PdfInspector pdf : List.of(PRINTED, ARABIC)) {
      List<TextPosition> letters = letters(pdf);
      double left = letters.stream().mapToDouble(TextPosition::getXDirAdj).min().orElseThrow();
      double right = letters.stream().mapToDouble(DividedFormulaTest::end).max().orElseThrow();
      for (int i = 1; i < letters.size(); i++) {
        if (i % SUM.length() != 0 && isLineBegin(letters.get(i - 1), letters.get(i))) {
          TextPosition last = letters.get(i);
          for (int next = i;
              next < (i / SUM.length() + 1) * SUM.length() && !isLineBegin(last, letters.get(next));
              next++) {
            last = letters.get(next);
          }
          double distance = pdf == PRINTED ? letters.get(i).getXDirAdj() - left : right - end(last);
          assertThat(distance).isLessThan(1);
        }
      }
    }
  }

  private static double end(TextPosition letter) {
    return letter.getXDirAdj() + letter.getWidthDirAdj();
  }

  @Test
  void the_parts_are_on_the_baseline_of_the_words_beside_them() throws Exception {
    Set<Float> baselines = new HashSet<>();
    List<TextPosition> maths = new ArrayList<>();
    PDFTextStripper stripper =
        new PDFTextStripper() {
          @Override
          protected void processTextPosition(TextPosition text) {
            if (text.getFont().getName().contains("Math")) {
              maths.add(text);
            } else {
              baselines.add(Math.round(text.getYDirAdj() * 5) / 5f);
            }
          }
        };
    try (PDDocument document = PRINTED.open()) {
      stripper.getText(document);
    }
    assertThat(maths)
        .allSatisfy(
            letter -> {
              float y = Math.round(letter.getYDirAdj() * 5) / 5f;
              assertThat(baselines).anyMatch(baseline -> Math.abs(baseline - y) < 0.25f);
            });
  }

  @Test
  void a_divided_formula_is_copied_in_its_order() throws Exception {
    String text = PRINTED.text().replaceAll("\\s+|-\\R|\\u00AD", "");
    assertThat(text.split(Pattern.quote(SUM), -1).length - 1)
        .isGreaterThan(3 * PARAGRAPHS - 3); // A page number divides those on two pages.
  }

  @Test
  void a_divided_formula_has_one_tag_with_the_contents_of_all_lines() throws Exception {
    checkTags(PRINTED, "y equals " + String.join(" plus ", LETTERS.split("")));
    checkTags(ARABIC, "y يساوي " + String.join(" زائد ", LETTERS.split("")));
  }

  private static void checkTags(PdfInspector pdf, String words) throws Exception {
    try (PDDocument document = pdf.open()) {
      List<PDStructureElement> formulas = formulas(document);
      assertThat(formulas).hasSize(3 * PARAGRAPHS);
      assertThat(formulas)
          .extracting(PDStructureElement::getAlternateDescription)
          .containsOnly(words);
      assertThat(formulas).anyMatch(formula -> formula.getKids().size() > 1);
    }
  }

  @Test
  void a_formula_over_the_end_of_a_page_has_one_tag_too() throws Exception {
    String wide = "<p>Of " + formula(SUM + ("+" + SUM.substring(2)).repeat(5)) + ".</p>";
    PdfInspector pdf = PdfSamples.print(PdfPosts.of(wide.repeat(PARAGRAPHS)));
    try (PDDocument document = pdf.open()) {
      List<PDStructureElement> formulas = formulas(document);
      assertThat(formulas).hasSize(PARAGRAPHS);
      assertThat(formulas).anyMatch(DividedFormulaTest::isOnTwoPages);
    }
    assertThat(pdf.violations(PDFAFlavour.PDFUA_1)).isEmpty();
    assertThat(pdf.violations(PDFAFlavour.PDFA_2_A)).isEmpty();
  }

  private static boolean isOnTwoPages(PDStructureElement formula) {
    return formula.getKids().stream()
        .anyMatch(
            kid ->
                kid instanceof PDMarkedContentReference reference
                    && reference.getPage().getCOSObject() != formula.getPage().getCOSObject());
  }

  @Test
  void divided_formulas_hold_the_standards_for_archives_and_accessibility() throws Exception {
    for (PdfInspector pdf : List.of(PRINTED, ARABIC)) {
      assertThat(pdf.violations(PDFAFlavour.PDFUA_1)).isEmpty();
      assertThat(pdf.violations(PDFAFlavour.PDFA_2_A)).isEmpty();
    }
  }

  @Test
  void a_formula_wider_than_a_line_is_divided_instead_of_made_smaller() throws Exception {
    String wide = formula(SUM + "=" + SUM.substring(2));
    List<TextPosition> letters =
        letters(PdfSamples.print(PdfPosts.of("<p>Some words and " + wide + ".</p>")));
    List<TextPosition> usual =
        letters(PdfSamples.print(PdfPosts.of("<p>Some words and " + formula() + ".</p>")));
    assertThat(letters.get(0).getFontSizeInPt())
        .isCloseTo(usual.get(0).getFontSizeInPt(), Offset.offset(0.05f));
    assertThat(letters.get(0).getYDirAdj())
        .isLessThan(letters.get(letters.size() - 1).getYDirAdj());
  }
}
