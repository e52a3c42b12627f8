package press.offprint.edition.pdf.line;

import com.openhtmltopdf.css.constants.IdentValue;
import com.openhtmltopdf.css.style.CssContext;
import com.openhtmltopdf.render.BlockBox;
import java.util.ArrayList;
import java.util.List;
import press.offprint.edition.pdf.math.MathDrawer;
import press.offprint.edition.pdf.math.layout.TextFormula;

/**
 * A part of a formula that is not divided, for the choice of the breaks of a paragraph.
 *
 * @param index of the piece in the formula
 * @param scale the em of the formula in em of its element
 * @param width up to the next piece in dots
 * @param lost the space before the next piece, which a line loses that ends here
 * @param shrunk true if the formula on one line had to shrink to the width of a line
 */
record FormulaPiece(
    TextFormula formula, int index, double scale, int width, int lost, boolean shrunk) {

  /**
   * Returns the pieces of the formula in a box; empty for another box and for a formula that
   * shrinks to the width of a line.
   *
   * @param whole the width of the box in dots
   * @param line the width of a line in dots
   */
  static List<FormulaPiece> of(
      CssContext context, BlockBox box, MathDrawer formulas, int whole, int line) {
    TextFormula formula =
        box.getElement() == null ? null : formulas.inText(box.getElement()).orElse(null);
    if (formula == null || box.getStyle().getWhitespace() != IdentValue.NORMAL) {
      return List.of();
    }
    double em = box.getStyle().getFont(context).size * formulas.scale();
    List<TextFormula.Piece> all = formula.pieces();
    int end = (int) Math.round(all.get(all.size() - 1).stop() * em);
    boolean shrunk = end > whole + 1;
    end = shrunk ? end : whole;
    List<FormulaPiece> pieces = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      boolean last = i == all.size() - 1;
      int begin = (int) Math.round(all.get(i).begin() * em);
      int next = last ? end : (int) Math.round(all.get(i + 1).begin() * em);
      int lost = last ? 0 : next - (int) Math.round(all.get(i).stop() * em);
      if (next - begin - lost > line) {
        return List.of();
      }
      pieces.add(new FormulaPiece(formula, i, formulas.scale(), next - begin, lost, shrunk));
    }
    return pieces;
  }

  /** Returns the break after the piece. */
  Segment.Kind kind() {
    return switch (formula.pieces().get(index).end()) {
      case RELATION -> Segment.Kind.RELATION;
      case OPERATOR -> Segment.Kind.OPERATOR;
      case BRACKETED -> Segment.Kind.BRACKETED;
      case FORMULA -> Segment.Kind.WORD;
    };
  }
}
