package press.offprint.edition.pdf.math;

import com.openhtmltopdf.css.style.CalculatedStyle;
import com.openhtmltopdf.render.BlockBox;
import press.offprint.edition.pdf.math.box.MathBox;

/** A box that shows what one line has of a formula. */
public final class FormulaBox extends BlockBox {
  private final MathBox line;
  private boolean narrow;

  /**
   * Creates a box for the element of the whole formula.
   *
   * @param whole the box of the formula that is not divided
   * @param style with the size of the line
   * @param narrow true for the least width until {@link #widen}, so that the layout engine begins
   *     no new line before a box that fits with narrower spaces only
   */
  public FormulaBox(BlockBox whole, CalculatedStyle style, MathBox line, boolean narrow) {
    this.line = line;
    this.narrow = narrow;
    setElement(whole.getElement());
    setStyle(style);
  }

  @Override
  public int getWidth() {
    return narrow ? 1 : super.getWidth();
  }

  /** Gives the box its own width, after the layout. */
  public void widen() {
    narrow = false;
  }

  MathBox line() {
    return line;
  }
}
