package press.offprint.edition;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/** The rows of a picture as red, green, blue and, if wanted, alpha, each a number from 0 to 255. */
final class PixelRows {
  private final BufferedImage image;
  private final boolean clear;
  private final int[] argb;
  private final int[] palette;
  private final int[] row;

  /**
   * @param clear whether to give four samples a pixel, the first three multiplied by the last
   */
  PixelRows(BufferedImage image, boolean clear) {
    this.image = image;
    this.clear = clear;
    this.argb = new int[image.getWidth()];
    this.row = new int[image.getWidth() * (clear ? 4 : 3)];
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
  int[] read(int y) {
    if (bytes(y)) {
      return row;
    }
    Raster rows = image.getRaster();
    ColorModel colours = image.getColorModel();
    if (colours instanceof IndexColorModel) {
      rows.getSamples(0, y, argb.length, 1, 0, argb);
      for (int x = 0; x < argb.length; x++) {
        argb[x] = argb[x] < palette.length ? palette[argb[x]] : 0;
      }
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
    if (clear) {
      for (int x = 0, to = 0, at = start; x < argb.length; x++, to += 4, at += stride) {
        int alpha = data[at + bands[3]] & 0xFF;
        row[to] = alpha * (data[at + bands[0]] & 0xFF);
        row[to + 1] = alpha * (data[at + bands[1]] & 0xFF);
        row[to + 2] = alpha * (data[at + bands[2]] & 0xFF);
        row[to + 3] = alpha;
      }
    } else {
      for (int x = 0, to = 0, at = start; x < argb.length; x++, to += 3, at += stride) {
        row[to] = data[at + bands[0]] & 0xFF;
        row[to + 1] = data[at + bands[1]] & 0xFF;
        row[to + 2] = data[at + bands[2]] & 0xFF;
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
    for (int x = 0, to = 0; x < argb.length; x++) {
      int pixel = argb[x];
      int alpha = pixel >>> 24;
      int times = clear ? alpha : 1;
      row[to++] = times * (pixel >> 16 & 0xFF);
      row[to++] = times * (pixel >> 8 & 0xFF);
      row[to++] = times * (pixel & 0xFF);
      if (clear) {
        row[to++] = alpha;
      }
    }
  }
}
