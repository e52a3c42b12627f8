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
 * The rows of a picture, with the samples of a pixel side by side, so that all are added up at
 * once. An opaque pixel is one number, red, green and blue from the left, each 21 bits wide. One
 * that may let light through is two: red and green, then blue and alpha, each 32 bits wide.
 */
final class PackedRows {
  private final BufferedImage image;
  private final boolean clear;

  /** Whether its pixels lie there as they are wanted: what was made smaller before. */
  private final boolean isInts;

  private final int[] argb;
  private final int[] palette;
  private final long[] row;

  /**
   * @param clear whether to give alpha too, and the others multiplied by it
   */
  PackedRows(BufferedImage image, boolean clear) {
    this.image = image;
    this.clear = clear;
    this.argb = new int[image.getWidth()];
    this.row = new long[image.getWidth() * (clear ? 2 : 1)];
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

  /** The samples of a row; the next call overwrites them. */
  long[] read(int y) {
    if (bytes(y)) {
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

  // Most pictures: three or four bytes a pixel, as they lie in memory.
  private boolean bytes(int y) {
    Raster rows = image.getRaster();
    if (!(isPlain(image.getColorModel())
        && rows.getSampleModel() instanceof ComponentSampleModel model
        && rows.getDataBuffer() instanceof DataBufferByte buffer
        && model.getNumBands() >= (clear ? 4 : 3)
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
    if (clear) {
      int alpha = bands[3];
      for (int x = 0, at = start; x < row.length; x += 2, at += stride) {
        clear(x, data[at + alpha] & 0xFF, data[at + red], data[at + green], data[at + blue]);
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
      if (clear) {
        clear(x * 2, pixel >>> 24, pixel >> 16, pixel >> 8, pixel);
      } else {
        row[x] = (pixel & 0xFF0000L) << 26 | (pixel & 0xFF00L) << 13 | (pixel & 0xFF);
      }
    }
  }

  private void clear(int at, long alpha, int red, int green, int blue) {
    row[at] = (alpha * (red & 0xFF)) << 32 | alpha * (green & 0xFF);
    row[at + 1] = (alpha * (blue & 0xFF)) << 32 | alpha;
  }
}
