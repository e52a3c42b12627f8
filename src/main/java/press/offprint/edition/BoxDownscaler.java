package press.offprint.edition;

import java.awt.Transparency;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;
import press.offprint.model.interrupt.Interruption;

/**
 * The box filter that makes an image smaller: each new pixel is the mean of the old pixels that it
 * covers, weighted by the covered area. Rows are added up first, and the columns of each sum after
 * that. The samples of a pixel are packed into one number, or into two ({@link PackedRows}).
 */
final class BoxDownscaler {
  /** The weight of a row or column that is covered completely. */
  private static final int WHOLE = 64;

  /** The largest factor of one step; with a larger one, the packed sums would overflow. */
  private static final int MAX_FACTOR = 10;

  private static final int LANE = (1 << 21) - 1;

  private final PackedRows rows;
  private final int width;
  private final int height;
  private final BufferedImage small;
  private final int[] out;
  private final int words;
  private final long[] sum;

  /** The prefix sums of {@link #sum}; they may overflow, but their differences are right. */
  private final long[] before;

  private final Columns columns;
  private int weight;

  private BoxDownscaler(BufferedImage image, int width, int height) {
    boolean alpha = image.getTransparency() != Transparency.OPAQUE;
    this.rows = new PackedRows(image, alpha);
    this.width = image.getWidth();
    this.height = image.getHeight();
    this.small =
        new BufferedImage(
            width, height, alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    this.out = ((DataBufferInt) small.getRaster().getDataBuffer()).getData();
    this.words = alpha ? 2 : 1;
    this.sum = new long[this.width * words];
    this.before = new long[sum.length + words];
    this.columns = new Columns(this.width, width);
  }

  /** Returns the image in a size that is not larger than its own. */
  static BufferedImage to(BufferedImage image, int width, int height) {
    int across = Math.max(width, (image.getWidth() + MAX_FACTOR - 1) / MAX_FACTOR);
    int down = Math.max(height, (image.getHeight() + MAX_FACTOR - 1) / MAX_FACTOR);
    BufferedImage scaled = new BoxDownscaler(image, across, down).scale();
    return across == width && down == height ? scaled : to(scaled, width, height);
  }

  private BufferedImage scale() {
    float factor = (float) height / small.getHeight();
    int to = 0;
    for (int y = 0; y < height; y++) {
      Interruption.check();
      long[] row = rows.read(y);
      int part = Math.round(((to + 1) * factor - y) * WHOLE);
      if (part >= WHOLE || to == small.getHeight() - 1) {
        add(row, WHOLE);
      } else {
        add(row, part);
        write(to++);
        add(row, WHOLE - part);
      }
    }
    write(small.getHeight() - 1);
    return small;
  }

  private void add(long[] row, int part) {
    weight += part;
    for (int i = 0; i < sum.length; i++) {
      sum[i] += part * row[i];
    }
  }

  /** Writes the sum as one row, and resets it. */
  private void write(int y) {
    long left = 0;
    long other = 0;
    if (words == 1) {
      for (int i = 0; i < sum.length; i++) {
        before[i] = left;
        left += sum[i];
      }
      before[sum.length] = left;
      writeOpaque(y * small.getWidth());
    } else {
      for (int i = 0; i < sum.length; i += 2) {
        before[i] = left;
        before[i + 1] = other;
        left += sum[i];
        other += sum[i + 1];
      }
      before[sum.length] = left;
      before[sum.length + 1] = other;
      writeAlpha(y * small.getWidth());
    }
    Arrays.fill(sum, 0);
    weight = 0;
  }

  private void writeOpaque(int at) {
    for (int to = 0; to < columns.first.length; to++) {
      int first = columns.first[to];
      int last = columns.last[to];
      int left = columns.left[to];
      int right = columns.right[to];
      long all = before[last + 1] - before[first];
      long start = sum[first];
      long end = sum[last];
      float part = 1f / (columns.covered[to] * weight);
      int red =
          (int) (all >>> 42) * WHOLE - left * (int) (start >>> 42) - right * (int) (end >>> 42);
      int green =
          (int) (all >>> 21 & LANE) * WHOLE
              - left * (int) (start >>> 21 & LANE)
              - right * (int) (end >>> 21 & LANE);
      int blue =
          (int) (all & LANE) * WHOLE - left * (int) (start & LANE) - right * (int) (end & LANE);
      out[at + to] =
          0xFF << 24
              | (int) (red * part + 0.5f) << 16
              | (int) (green * part + 0.5f) << 8
              | (int) (blue * part + 0.5f);
    }
  }

  // The colours are premultiplied by alpha.
  private void writeAlpha(int at) {
    for (int to = 0; to < columns.first.length; to++) {
      int first = columns.first[to] * 2;
      int last = columns.last[to] * 2;
      int left = columns.left[to];
      int right = columns.right[to];
      long all = before[last + 2] - before[first];
      long more = before[last + 3] - before[first + 1];
      float alpha = total(more, sum[first + 1], sum[last + 1], left, right);
      if (alpha <= 0) {
        out[at + to] = 0;
      } else {
        float red = total(all >>> 32, sum[first] >>> 32, sum[last] >>> 32, left, right);
        float green = total(all, sum[first], sum[last], left, right);
        float blue = total(more >>> 32, sum[first + 1] >>> 32, sum[last + 1] >>> 32, left, right);
        out[at + to] =
            level(alpha / (columns.covered[to] * weight)) << 24
                | level(red / alpha) << 16
                | level(green / alpha) << 8
                | level(blue / alpha);
      }
    }
  }

  private static float total(long all, long start, long end, int left, int right) {
    return (all & 0xFFFFFFFFL) * WHOLE - left * (start & 0xFFFFFFFFL) - right * (end & 0xFFFFFFFFL);
  }

  private static int level(float value) {
    return Math.min(0xFF, (int) (value + 0.5f));
  }

  /** The old columns of each new column. */
  private static final class Columns {
    final int[] first;
    final int[] last;

    /** The weight of the part of the first column that is outside. */
    final int[] left;

    /** The weight of the part of the last column that is outside. */
    final int[] right;

    /** The weight of all columns without the parts outside. */
    final int[] covered;

    Columns(int from, int to) {
      first = new int[to];
      last = new int[to];
      left = new int[to];
      right = new int[to];
      covered = new int[to];
      float scale = (float) from / to;
      for (int i = 0; i < to; i++) {
        float start = i * scale;
        float end = Math.min(from, (i + 1) * scale);
        first[i] = (int) start;
        last[i] = Math.min(from - 1, (int) end);
        left[i] = Math.round((start - first[i]) * WHOLE);
        right[i] = Math.round(Math.min(1, last[i] + 1 - end) * WHOLE);
        covered[i] = (last[i] + 1 - first[i]) * WHOLE - left[i] - right[i];
      }
    }
  }
}
