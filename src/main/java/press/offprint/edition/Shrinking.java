package press.offprint.edition;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.Arrays;

/**
 * Makes a picture smaller: each pixel is the mean of all that lie where it is, by how much of it
 * they cover. It sees every pixel once, and needs none of the formats that Java draws slowly from.
 */
final class Shrinking {
  private static final int CHANNELS = 4;

  private final BufferedImage image;
  private final BufferedImage small;
  private final boolean clear;
  private final int[] argb;
  private final int[] samples;
  private final float[] line;
  private final float[] sum;

  private Shrinking(BufferedImage image, int width, int height) {
    this.image = image;
    this.clear = image.getColorModel().hasAlpha();
    this.small =
        new BufferedImage(
            width, height, clear ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_3BYTE_BGR);
    this.argb = new int[image.getWidth()];
    this.samples = new int[image.getWidth() * CHANNELS];
    this.line = new float[width * CHANNELS];
    this.sum = new float[width * CHANNELS];
  }

  /** The picture in that size, which is no larger than its own. */
  static BufferedImage to(BufferedImage image, int width, int height) {
    return new Shrinking(image, width, height).made();
  }

  private BufferedImage made() {
    float scale = (float) image.getHeight() / small.getHeight();
    int to = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      read(y);
      squeeze();
      float part = (to + 1) * scale - y;
      if (part >= 1 || to == small.getHeight() - 1) {
        add(1);
      } else {
        add(part);
        write(to++, scale);
        add(1 - part);
      }
    }
    write(small.getHeight() - 1, scale);
    return small;
  }

  private void read(int y) {
    ColorModel colours = image.getColorModel();
    Raster rows = image.getRaster();
    if (colours instanceof IndexColorModel index) {
      int[] palette = new int[index.getMapSize()];
      index.getRGBs(palette);
      rows.getPixels(0, y, argb.length, 1, samples);
      for (int x = 0; x < argb.length; x++) {
        argb[x] = palette[samples[x]];
      }
    } else if (isPlain(colours) && rows.getNumBands() >= 3) {
      rows.getPixels(0, y, argb.length, 1, samples);
      int bands = rows.getNumBands();
      for (int x = 0, at = 0; x < argb.length; x++, at += bands) {
        int alpha = bands > 3 ? samples[at + 3] : 0xFF;
        argb[x] = alpha << 24 | samples[at] << 16 | samples[at + 1] << 8 | samples[at + 2];
      }
    } else {
      image.getRGB(0, y, argb.length, 1, argb, 0, argb.length);
    }
  }

  private static boolean isPlain(ColorModel colours) {
    return colours instanceof ComponentColorModel
        && colours.getColorSpace().isCS_sRGB()
        && colours.getTransferType() == DataBuffer.TYPE_BYTE
        && !colours.isAlphaPremultiplied();
  }

  /** The row in fewer pixels, each colour by how much it covers. */
  private void squeeze() {
    float scale = (float) argb.length / small.getWidth();
    for (int to = 0; to < small.getWidth(); to++) {
      float from = to * scale;
      float end = Math.min(argb.length, (to + 1) * scale);
      float alpha = 0;
      float red = 0;
      float green = 0;
      float blue = 0;
      for (int x = (int) from; x < end; x++) {
        int pixel = argb[x];
        float opaque = (Math.min(end, x + 1f) - Math.max(from, x)) * (pixel >>> 24);
        alpha += opaque;
        red += opaque * (pixel >> 16 & 0xFF);
        green += opaque * (pixel >> 8 & 0xFF);
        blue += opaque * (pixel & 0xFF);
      }
      int at = to * CHANNELS;
      line[at] = alpha;
      line[at + 1] = red;
      line[at + 2] = green;
      line[at + 3] = blue;
    }
  }

  private void add(float part) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += part * line[i];
    }
  }

  /** Writes a row of what was added up, and begins anew. */
  private void write(int y, float height) {
    float area = height * argb.length / small.getWidth();
    int[] row = new int[small.getWidth()];
    for (int x = 0, at = 0; x < row.length; x++, at += CHANNELS) {
      float alpha = sum[at];
      if (alpha > 0) {
        int opaque = clear ? level(alpha / area) : 0xFF;
        row[x] =
            opaque << 24
                | level(sum[at + 1] / alpha) << 16
                | level(sum[at + 2] / alpha) << 8
                | level(sum[at + 3] / alpha);
      }
    }
    small.setRGB(0, y, row.length, 1, row, 0, row.length);
    Arrays.fill(sum, 0);
  }

  private static int level(float value) {
    return Math.max(0, Math.min(0xFF, Math.round(value)));
  }
}
