package press.offprint.edition;

import java.awt.Transparency;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;

/**
 * Makes a picture smaller: each pixel is the mean of all that lie where it is, by how much of it
 * they cover. Rows are added up first, which processors do for many samples at once; the sum of
 * some rows is then added up to fewer pixels.
 */
final class Shrinking {
  /** A row that is covered whole counts that much. */
  private static final int WHOLE = 256;

  private final PixelRows rows;
  private final int width;
  private final int height;
  private final BufferedImage small;
  private final int[] out;
  private final int channels;
  private final int[] sum;

  /** What lies left of a pixel in {@link #sum}; differences hold though it overflows. */
  private final int[] before;

  private int weight;

  private Shrinking(BufferedImage image, int width, int height) {
    boolean clear = image.getTransparency() != Transparency.OPAQUE;
    this.rows = new PixelRows(image, clear);
    this.width = image.getWidth();
    this.height = image.getHeight();
    this.small =
        new BufferedImage(
            width, height, clear ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    this.out = ((DataBufferInt) small.getRaster().getDataBuffer()).getData();
    this.channels = clear ? 4 : 3;
    this.sum = new int[this.width * channels];
    this.before = new int[sum.length + channels];
  }

  /** The picture in that size, which is no larger than its own. */
  static BufferedImage to(BufferedImage image, int width, int height) {
    return new Shrinking(image, width, height).made();
  }

  private BufferedImage made() {
    float scale = (float) height / small.getHeight();
    int to = 0;
    for (int y = 0; y < height; y++) {
      int[] row = rows.read(y);
      int part = Math.round(((to + 1) * scale - y) * WHOLE);
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

  private void add(int[] row, int part) {
    weight += part;
    for (int i = 0; i < sum.length; i++) {
      sum[i] += part * row[i];
    }
  }

  /** Writes a row of what was added up, and begins anew. */
  private void write(int y) {
    for (int i = 0; i < sum.length; i++) {
      before[i + channels] = before[i] + sum[i];
    }
    float scale = (float) width / small.getWidth();
    int at = y * small.getWidth();
    for (int to = 0; to < small.getWidth(); to++) {
      float from = to * scale;
      float end = Math.min(width, (to + 1) * scale);
      int first = (int) from;
      int last = Math.min(width - 1, (int) end);
      float left = from - first;
      float right = Math.min(1, last + 1 - end);
      out[at + to] =
          channels == 4
              ? clear(first, last, left, right, scale * weight)
              : opaque(first, last, left, right, scale * weight);
    }
    Arrays.fill(sum, 0);
    weight = 0;
  }

  private int opaque(int first, int last, float left, float right, float area) {
    return 0xFF << 24
        | level(total(first, last, left, right, 0) / area) << 16
        | level(total(first, last, left, right, 1) / area) << 8
        | level(total(first, last, left, right, 2) / area);
  }

  // Colours were multiplied by how opaque they are.
  private int clear(int first, int last, float left, float right, float area) {
    float alpha = total(first, last, left, right, 3);
    if (alpha <= 0) {
      return 0;
    }
    float whole = alpha / 255;
    return level(alpha / area) << 24
        | level(total(first, last, left, right, 0) / whole / 255) << 16
        | level(total(first, last, left, right, 1) / whole / 255) << 8
        | level(total(first, last, left, right, 2) / whole / 255);
  }

  private float total(int first, int last, float left, float right, int channel) {
    int start = first * channels + channel;
    int end = last * channels + channel;
    return before[end + channels] - before[start] - left * sum[start] - right * sum[end];
  }

  private static int level(float value) {
    return Math.max(0, Math.min(0xFF, Math.round(value)));
  }
}
