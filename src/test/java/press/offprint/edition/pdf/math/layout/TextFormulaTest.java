package press.offprint.edition.pdf.math.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import press.offprint.edition.pdf.PdfSamples;
import press.offprint.edition.pdf.dom.Dom;
import press.offprint.edition.pdf.font.AwtFonts;
import press.offprint.edition.pdf.math.box.Mark;
import press.offprint.edition.pdf.math.box.MathBox;
import press.offprint.model.text.XmlText;
import press.offprint.pipeline.font.FontDirectory;

/** The places at which a formula in a line of text may be divided. */
class TextFormulaTest {
  private static final MathFaces FACES =
      new MathFaces(FontDirectory.open(PdfSamples.FONTS).list(), new AwtFonts());
  private static final String OPEN = "<mo stretchy=\"false\">(</mo>";
  private static final String CLOSE = "<mo stretchy=\"false\">)</mo>";

  private static TextFormula formula(String mathml) throws Exception {
    String math = "<math xmlns=\"http://www.w3.org/1998/Math/MathML\">" + mathml + "</math>";
    Element element = Dom.parse(XmlText.of(math)).getDocumentElement();
    return MathLayout.of(FACES).orElseThrow().text(element);
  }

  private static String letters(MathBox box) {
    StringBuilder letters = new StringBuilder();
    for (Mark mark : box.marks()) {
      if (mark instanceof Mark.Glyph glyph) {
        letters.append(glyph.text());
      }
    }
    return letters.toString();
  }

  /** Returns the letters of each piece and its end. */
  private static List<String> pieces(String mathml) throws Exception {
    TextFormula formula = formula(mathml);
    List<String> pieces = new ArrayList<>();
    for (int i = 0; i < formula.pieces().size(); i++) {
      pieces.add(letters(formula.line(i, i + 1)) + " " + formula.pieces().get(i).end());
    }
    return pieces;
  }

  @Test
  void a_formula_may_be_divided_after_a_relation_and_after_a_binary_operator() throws Exception {
    String sum = "<mi>x</mi><mo>=</mo><mi>y</mi><mo>+</mo><mi>z</mi>";
    for (String around : List.of("%s", "<semantics><mrow>%s</mrow></semantics>")) {
      assertThat(pieces(around.replace("%s", sum)))
          .containsExactly("x= RELATION", "y+ OPERATOR", "z FORMULA");
    }
  }

  @Test
  void a_formula_is_divided_neither_before_its_first_part_nor_after_its_last() throws Exception {
    assertThat(pieces("<mo>=</mo><mi>x</mi>")).containsExactly("=x FORMULA");
    assertThat(pieces("<mo>-</mo><mi>x</mi><mo>=</mo>")).containsExactly("−x= FORMULA");
    assertThat(pieces("<mspace width=\"1em\"/><mo>&lt;</mo><mi>x</mi>")).hasSize(1);
    assertThat(pieces("<mi>x</mi><mo>&gt;</mo><mspace width=\"1em\"/>")).hasSize(1);
  }

  @Test
  void parts_of_a_row_are_not_divided() throws Exception {
    String sum = "<mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow>";
    for (String part :
        List.of(
            sum,
            "<mrow><mo fence=\"true\">(</mo>" + sum + "<mo fence=\"true\">)</mo></mrow>",
            "<mfrac>" + sum + sum + "</mfrac>",
            "<msup><mi>x</mi>" + sum + "</msup>",
            "<msqrt>" + sum + "</msqrt>",
            "<mtable><mtr><mtd>" + sum + "</mtd></mtr></mtable>")) {
      assertThat(formula(part + "<mi>c</mi>").pieces()).as(part).hasSize(1);
    }
  }

  @Test
  void brackets_that_do_not_grow_make_a_division_more_expensive() throws Exception {
    assertThat(
            pieces(
                "<mi>f</mi>"
                    + OPEN
                    + "<mi>a</mi><mo>+</mo><mi>b</mi>"
                    + CLOSE
                    + "<mo>-</mo><mi>c</mi>"))
        .containsExactly("f(a+ BRACKETED", "b)− OPERATOR", "c FORMULA");
  }

  @Test
  void relations_that_follow_one_another_are_not_divided() throws Exception {
    assertThat(pieces("<mi>x</mi><mo>:</mo><mo>=</mo><mi>y</mi>"))
        .containsExactly("x:= RELATION", "y FORMULA");
  }

  @Test
  void the_space_beside_an_operator_is_lost_at_the_end_of_a_line() throws Exception {
    TextFormula formula =
        formula("<mi>x</mi><mo>=</mo><mspace width=\"1em\"/><mi>y</mi><mo>+</mo><mi>z</mi>");
    List<TextFormula.Piece> pieces = formula.pieces();
    assertThat(pieces.get(1).begin() - pieces.get(0).stop()).isBetween(1.0, 1.4);
    for (int i = 0; i < pieces.size(); i++) {
      TextFormula.Piece piece = pieces.get(i);
      assertThat(formula.line(i, i + 1).fullWidth())
          .isCloseTo(piece.stop() - piece.begin(), within(1e-9));
    }
    assertThat(formula.line(0, 3).marks()).isEqualTo(formula.box().marks());
    assertThat(pieces.get(2).stop()).isCloseTo(formula.box().fullWidth(), within(1e-9));
  }

  @Test
  void the_height_and_depth_of_each_line_are_those_of_its_parts() throws Exception {
    TextFormula formula =
        formula("<mi>x</mi><mo>=</mo><mfrac><mi>a</mi><mi>b</mi></mfrac><mo>+</mo><mi>z</mi>");
    assertThat(formula.line(0, 1).total()).isLessThan(formula.line(1, 2).total());
    assertThat(formula.line(1, 2).total()).isEqualTo(formula.box().total());
    assertThat(formula.line(2, 3).depth()).isLessThan(0.1);
  }
}
