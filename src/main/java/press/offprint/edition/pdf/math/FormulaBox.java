package press.offprint.edition.pdf.math;

import com.openhtmltopdf.css.style.CalculatedStyle;
import com.openhtmltopdf.render.BlockBox;
import press.offprint.edition.pdf.math.box.MathBox;

/** A box of a divided formula, which shows what one line has of it. */
public final class FormulaBox extends BlockBox {
  private final MathBox line;

  /**
   * Creates a box for the element of the whole formula.
   *
   * @param whole the box of the formula that is not divided
   * @param style with the size of the line
   */
  public FormulaBox(BlockBox whole, CalculatedStyle style, MathBox line) {
    this.line = line;
    setElement(whole.getElement());
    setStyle(style);
  }

  MathBox line() {
    return line;
  }
}
