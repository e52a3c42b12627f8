package press.offprint.edition.epub.cover;

import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.util.Arrays;

/**
 * The exact area of each pixel that a shape covers, computed for some rows at a time. Each edge
 * adds the change of the covered area to the pixels that it crosses, so that a sum over a row gives
 * the area, and pixels between edges take no time. The arithmetic is the same on every machine.
 */
final class AreaCoverage {
  /** The number of steps from an uncovered to a covered pixel. */
  static final int LEVELS = 32;

  /** The largest distance in pixels between a curve and the lines that replace it. */
  private static final double FLATNESS = 0.04;

  private static final int MAX_LINES_OF_CURVE = 64;

  private final int width;

  /** The changes of the covered area in each row, with a cell beyond the last pixel. */
  private final float[] changes;

  /** A bit for each cell of {@link #changes} that is not zero. */
  private final long[] touched;

  private final int words;

  /** The lines of the shape: x and y of both ends. */
  private double[] lines = new double[4096];

  private int length;
  private double top;
  private double bottom;

  /** An action on pixels of equal coverage. */
  interface Run {
    /**
     * Receives a run.
     *
     * @param level of coverage, from 1 to {@link #LEVELS}
     */
    void apply(int row, int start, int end, int level);
  }

  /**
   * Creates the coverage of a picture.
   *
   * @param width of the picture in pixels
   * @param rows the number of rows that are computed at a time
   */
  AreaCoverage(int width, int rows) {
    this.width = width;
    this.changes = new float[rows * (width + 2)];
    this.words = (width + 2 + 63) / 64;
    this.touched = new long[rows * words];
  }

  /** Sets the shape, whose coordinates are pixels. */
  void set(Shape shape) {
    length = 0;
    top = Double.MAX_VALUE;
    bottom = -Double.MAX_VALUE;
    double[] points = new double[6];
    double x = 0;
    double y = 0;
    double startX = 0;
    double startY = 0;
    for (PathIterator steps = shape.getPathIterator(null); !steps.isDone(); steps.next()) {
      int step = steps.currentSegment(points);
      switch (step) {
        case PathIterator.SEG_QUADTO -> quadratic(x, y, points);
        case PathIterator.SEG_CUBICTO -> cubic(x, y, points);
        case PathIterator.SEG_LINETO -> line(x, y, points[0], points[1]);
        default -> line(x, y, startX, startY);
      }
      int last = step == PathIterator.SEG_CUBICTO ? 4 : step == PathIterator.SEG_QUADTO ? 2 : 0;
      boolean closed = step == PathIterator.SEG_CLOSE;
      x = closed ? startX : points[last];
      y = closed ? startY : points[last + 1];
      if (step == PathIterator.SEG_MOVETO) {
        startX = x;
        startY = y;
      }
    }
    line(x, y, startX, startY);
  }

  /** Returns the first row with a covered pixel. */
  int firstRow() {
    return (int) Math.floor(top);
  }

  /** Returns the row after the last one with a covered pixel. */
  int endRow() {
    return (int) Math.ceil(bottom);
  }

  private void quadratic(double x, double y, double[] p) {
    double deviation = Math.abs(x - 2 * p[0] + p[2]) + Math.abs(y - 2 * p[1] + p[3]);
    int count = lines(deviation / 4);
    double fromX = x;
    double fromY = y;
    for (int i = 1; i <= count; i++) {
      double t = (double) i / count;
      double s = 1 - t;
      double toX = s * s * x + 2 * s * t * p[0] + t * t * p[2];
      double toY = s * s * y + 2 * s * t * p[1] + t * t * p[3];
      line(fromX, fromY, toX, toY);
      fromX = toX;
      fromY = toY;
    }
  }

  private void cubic(double x, double y, double[] p) {
    double deviation =
        Math.max(
            Math.abs(x - 2 * p[0] + p[2]) + Math.abs(y - 2 * p[1] + p[3]),
            Math.abs(p[0] - 2 * p[2] + p[4]) + Math.abs(p[1] - 2 * p[3] + p[5]));
    int count = lines(deviation * 3 / 4);
    double fromX = x;
    double fromY = y;
    for (int i = 1; i <= count; i++) {
      double t = (double) i / count;
      double s = 1 - t;
      double a = s * s * s;
      double b = 3 * s * s * t;
      double c = 3 * s * t * t;
      double d = t * t * t;
      double toX = a * x + b * p[0] + c * p[2] + d * p[4];
      double toY = a * y + b * p[1] + c * p[3] + d * p[5];
      line(fromX, fromY, toX, toY);
      fromX = toX;
      fromY = toY;
    }
  }

  /** Returns the number of lines for a curve that is so far from its chord. */
  private static int lines(double distance) {
    return Math.max(
        1, (int) Math.min(MAX_LINES_OF_CURVE, Math.ceil(Math.sqrt(distance / FLATNESS))));
  }

  /** Adds a line that is divided at the sides of the picture; what is beside it moves to a side. */
  private void line(double x0, double y0, double x1, double y1) {
    if (y0 == y1) {
      return;
    }
    for (int side = 0; side <= width; side += width) {
      if ((x0 < side) != (x1 < side) && x0 != side && x1 != side) {
        double y = y0 + (side - x0) * (y1 - y0) / (x1 - x0);
        line(x0, y0, side, y);
        line(side, y, x1, y1);
        return;
      }
    }
    if (length + 4 > lines.length) {
      lines = Arrays.copyOf(lines, lines.length * 2);
    }
    lines[length++] = Math.min(width, Math.max(0, x0));
    lines[length++] = y0;
    lines[length++] = Math.min(width, Math.max(0, x1));
    lines[length++] = y1;
    top = Math.min(top, Math.min(y0, y1));
    bottom = Math.max(bottom, Math.max(y0, y1));
  }

  /**
   * Computes the coverage of some rows.
   *
   * @param first the first row
   * @param count at most the number of rows that are computed at a time
   * @param run receives covered pixels, with rows from {@code first}
   */
  void cover(int first, int count, Run run) {
    for (int i = 0; i < length; i += 4) {
      double y0 = lines[i + 1] - first;
      double y1 = lines[i + 3] - first;
      if (y0 < y1) {
        cross(lines[i], y0, lines[i + 2], y1, 1, count);
      } else {
        cross(lines[i + 2], y1, lines[i], y0, -1, count);
      }
    }
    for (int row = 0; row < count; row++) {
      sum(row, run);
    }
  }

  /** Adds a line, from its upper to its lower end, to the rows that it crosses. */
  private void cross(double x0, double y0, double x1, double y1, int direction, int count) {
    if (y1 <= 0 || y0 >= count) {
      return;
    }
    double slope = (x1 - x0) / (y1 - y0);
    double low = Math.min(x0, x1);
    double high = Math.max(x0, x1);
    double from = Math.max(0, y0);
    double x = x0 + (from - y0) * slope;
    int end = (int) Math.ceil(Math.min(count, y1));
    for (int row = (int) from; row < end; row++) {
      double to = Math.min(row + 1, y1);
      // Rounding must not lead out of the line, because its ends are within the picture.
      double next = Math.min(high, Math.max(low, x0 + (to - y0) * slope));
      x = Math.min(high, Math.max(low, x));
      double part = (to - from) * direction;
      if (x < next) {
        change(row, x, next, part);
      } else {
        change(row, next, x, part);
      }
      x = next;
      from = to;
    }
  }

  /**
   * Adds a part of a line within a row.
   *
   * @param left the smaller x of both ends
   * @param part the height of the part, negative for a line upwards
   */
  private void change(int row, double left, double right, double part) {
    int first = (int) left;
    int last = (int) right;
    if (first == last) {
      double beside = (left + right) / 2 - first;
      add(row, first, part * (1 - beside));
      add(row, first + 1, part * beside);
      return;
    }
    double perPixel = part / (right - left);
    double before = 0;
    double covered = 0;
    for (int x = first; x <= last; x++) {
      // The height within this column, and the mean distance of the line from its right side.
      double start = Math.max(left, x);
      double end = Math.min(right, x + 1);
      double heightHere = perPixel * (end - start);
      double area = before + heightHere * (x + 1 - (start + end) / 2);
      add(row, x, area - covered);
      covered = area;
      before += heightHere;
    }
    add(row, last + 1, part - covered);
  }

  private void add(int row, int x, double change) {
    changes[row * (width + 2) + x] += (float) change;
    touched[row * words + (x >> 6)] |= 1L << x;
  }

  private void sum(int row, Run run) {
    int cells = row * (width + 2);
    float sum = 0;
    int level = 0;
    int start = 0;
    for (int word = 0; word < words; word++) {
      long bits = touched[row * words + word];
      if (bits == 0) {
        continue;
      }
      touched[row * words + word] = 0;
      for (; bits != 0; bits &= bits - 1) {
        int x = word * 64 + Long.numberOfTrailingZeros(bits);
        sum += changes[cells + x];
        changes[cells + x] = 0;
        int next = Math.min(LEVELS, (int) (Math.abs(sum) * LEVELS + 0.5f));
        if (next != level) {
          if (level > 0 && start < Math.min(x, width)) {
            run.apply(row, start, Math.min(x, width), level);
          }
          level = next;
          start = x;
        }
      }
    }
    if (level > 0 && start < width) {
      run.apply(row, start, width, level);
    }
  }
}
