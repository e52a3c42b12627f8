package press.offprint.edition;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * The rows of an image with the samples of a pixel packed side by side, so that one addition adds
 * all of them. An opaque pixel is one number: red, green and blue from the left, each 21 bits wide.
 * A pixel with alpha is two numbers: red and green, then blue and alpha, each 32 bits wide.
 */
final class PackedRows {
  private final BufferedImage image;
  private final boolean alpha;

  /** True if the raster holds pixels of one int each, as the output of a previous step does. */
  private final boolean isInts;

  private final int[] argb;
  private final int[] palette;
  private final long[] row;

  /**
   * Creates the rows of an image.
   *
   * @param alpha true for rows with alpha and premultiplied colours
   */
  PackedRows(BufferedImage image, boolean alpha) {
    this.image = image;
    this.alpha = alpha;
    this.argb = new int[image.getWidth()];
    this.row = new long[image.getWidth() * (alpha ? 2 : 1)];
    this.isInts =
        image.getType() == BufferedImage.TYPE_INT_RGB
            || image.getType() == BufferedImage.TYPE_INT_ARGB;
    this.palette = palette(image.getColorModel());
  }

  private static int[] palette(ColorModel colours) {
    int[] palette = new int[0];
    if (colours instanceof IndexColorModel index) {
      palette = new int[index.getMapSize()];
      index.getRGBs(palette);
    }
    return palette;
  }

  /** Returns the samples of a row; the next call overwrites them. */
  long[] read(int y) {
    if (readBytes(y)) {
      return row;
    }
    Raster rows = image.getRaster();
    if (image.getColorModel() instanceof IndexColorModel) {
      rows.getSamples(0, y, argb.length, 1, 0, argb);
      for (int x = 0; x < argb.length; x++) {
        argb[x] = argb[x] < palette.length ? palette[argb[x]] : 0;
      }
    } else if (isInts) {
      rows.getDataElements(0, y, argb.length, 1, argb);
    } else {
      image.getRGB(0, y, argb.length, 1, argb, 0, argb.length);
    }
    unpack();
    return row;
  }

  /** Reads a row from a raster of three or four bytes per pixel; false if the raster is another. */
  private boolean readBytes(int y) {
    Raster rows = image.getRaster();
    if (!(isPlain(image.getColorModel())
        && rows.getSampleModel() instanceof ComponentSampleModel model
        && rows.getDataBuffer() instanceof DataBufferByte buffer
        && model.getNumBands() >= (alpha ? 4 : 3)
        && buffer.getNumBanks() == 1
        && rows.getSampleModelTranslateX() == 0
        && rows.getSampleModelTranslateY() == 0)) {
      return false;
    }
    byte[] data = buffer.getData();
    int[] bands = model.getBandOffsets();
    int start = buffer.getOffset() + y * model.getScanlineStride();
    int stride = model.getPixelStride();
    int red = bands[0];
    int green = bands[1];
    int blue = bands[2];
    if (alpha) {
      int alphaBand = bands[3];
      for (int x = 0, at = start; x < row.length; x += 2, at += stride) {
        putAlpha(x, data[at + alphaBand] & 0xFF, data[at + red], data[at + green], data[at + blue]);
      }
    } else {
      for (int x = 0, at = start; x < row.length; x++, at += stride) {
        row[x] =
            (data[at + red] & 0xFFL) << 42
                | (data[at + green] & 0xFFL) << 21
                | (data[at + blue] & 0xFF);
      }
    }
    return true;
  }

  private static boolean isPlain(ColorModel colours) {
    return colours instanceof ComponentColorModel
        && colours.getColorSpace().isCS_sRGB()
        && colours.getTransferType() == DataBuffer.TYPE_BYTE
        && !colours.isAlphaPremultiplied();
  }

  private void unpack() {
    for (int x = 0; x < argb.length; x++) {
      int pixel = argb[x];
      if (alpha) {
        putAlpha(x * 2, pixel >>> 24, pixel >> 16, pixel >> 8, pixel);
      } else {
        row[x] = (pixel & 0xFF0000L) << 26 | (pixel & 0xFF00L) << 13 | (pixel & 0xFF);
      }
    }
  }

  private void putAlpha(int at, long opacity, int red, int green, int blue) {
    row[at] = (opacity * (red & 0xFF)) << 32 | opacity * (green & 0xFF);
    row[at + 1] = (opacity * (blue & 0xFF)) << 32 | opacity;
  }
}
