package press.offprint.image;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.Raster;

/**
 * Images with grey pixels. Java takes such pixels for linear light and returns lighter colours for
 * them, but files have the levels of screens (sRGB).
 */
public final class GreyPixels {
  private GreyPixels() {}

  /** Returns a grey image in red, green and blue, and every other image as it is. */
  public static BufferedImage inColour(BufferedImage image) {
    ColorModel model = image.getColorModel();
    if (!(model instanceof ComponentColorModel) || model.getNumColorComponents() != 1) {
      return image;
    }
    int width = image.getWidth();
    boolean alpha = model.hasAlpha();
    BufferedImage full =
        new BufferedImage(
            width,
            image.getHeight(),
            alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    int more = model.getComponentSize(0) - Byte.SIZE;
    Raster raster = image.getRaster();
    int[] greys = new int[width];
    int[] alphas = new int[width];
    for (int y = 0; y < image.getHeight(); y++) {
      raster.getSamples(0, y, width, 1, 0, greys);
      if (alpha) {
        raster.getSamples(0, y, width, 1, 1, alphas);
      }
      for (int x = 0; x < width; x++) {
        int grey = greys[x] >> more;
        int opacity = alpha ? alphas[x] >> more : 0xFF;
        greys[x] = opacity << 24 | grey << 16 | grey << 8 | grey;
      }
      full.setRGB(0, y, width, 1, greys, 0, width);
    }
    return full;
  }
}
