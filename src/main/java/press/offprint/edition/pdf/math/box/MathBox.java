package press.offprint.edition.pdf.math.box;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a formula after layout.
 *
 * @param height above the baseline
 * @param depth below the baseline
 * @param italic how far the top extends to the right of the width
 * @param accent the place of the middle of an accent; NaN for the middle of the box
 * @param letter the letter, if the box has only letters; else null
 */
public record MathBox(
    double width,
    double height,
    double depth,
    double italic,
    double accent,
    Letter letter,
    List<Mark> marks) {

  public static final MathBox EMPTY = space(0, 0, 0);

  public MathBox {
    marks = List.copyOf(marks);
  }

  /**
   * The letters of a box, whose scripts are at the same heights for all letters.
   *
   * @param glyph of the maths font, to which scripts may be kerned; negative for several letters
   */
  public record Letter(int glyph, double size) {
    public static final int SEVERAL = -1;
  }

  public static MathBox space(double width, double height, double depth) {
    return of(width, height, depth, List.of());
  }

  public static MathBox of(double width, double height, double depth, List<Mark> marks) {
    return new MathBox(width, height, depth, 0, Double.NaN, null, marks);
  }

  /** Returns the same marks in a box of another size. */
  public MathBox sized(double newWidth, double newHeight, double newDepth) {
    return of(newWidth, newHeight, newDepth, marks);
  }

  /** Returns the width with the correction for a slanted letter. */
  public double fullWidth() {
    return width + italic;
  }

  public double accentPlace() {
    return Double.isNaN(accent) ? width / 2 : accent;
  }

  public double total() {
    return height + depth;
  }

  /** Parts that are placed one by one; the size of the whole encloses all of them. */
  public static final class Builder {
    private final List<Mark> marks = new ArrayList<>();
    private double width;
    private double height = Double.NEGATIVE_INFINITY;
    private double depth = Double.NEGATIVE_INFINITY;

    /** Adds a part with its baseline at a height. */
    public Builder add(MathBox part, double x, double y) {
      part.marks.forEach(mark -> marks.add(x == 0 && y == 0 ? mark : mark.moved(x, y)));
      width = Math.max(width, x + part.width);
      height = Math.max(height, part.height + y);
      depth = Math.max(depth, part.depth - y);
      return this;
    }

    public Builder add(Mark mark) {
      marks.add(mark);
      return this;
    }

    /** Makes the box at least this large. */
    public Builder cover(double right, double top, double bottom) {
      width = Math.max(width, right);
      height = Math.max(height, top);
      depth = Math.max(depth, bottom);
      return this;
    }

    public MathBox build() {
      return of(
          width,
          Double.isInfinite(height) ? 0 : height,
          Double.isInfinite(depth) ? 0 : depth,
          marks);
    }
  }
}
