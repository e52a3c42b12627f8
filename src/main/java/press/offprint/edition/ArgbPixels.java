package press.offprint.edition;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** The pixels of a picture of any kind as numbers: alpha, red, green, blue, a byte each. */
final class ArgbPixels {
  private ArgbPixels() {}

  /**
   * All pixels, row by row; not to be written to.
   *
   * @param clear whether to keep transparency; else it is put on white
   */
  static int[] of(BufferedImage image, boolean clear) {
    int kind = clear ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
    BufferedImage plain = image;
    if (image.getType() != kind) {
      plain = new BufferedImage(image.getWidth(), image.getHeight(), kind);
      Graphics2D graphics = plain.createGraphics();
      graphics.drawImage(image, 0, 0, clear ? null : Color.WHITE, null);
      graphics.dispose();
    }
    return ((DataBufferInt) plain.getRaster().getDataBuffer()).getData();
  }
}
