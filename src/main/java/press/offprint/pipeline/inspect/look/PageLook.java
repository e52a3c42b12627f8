package press.offprint.pipeline.inspect.look;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Set;

/**
 * A page as it is painted.
 *
 * @param name for people, such as {@code page 3}
 * @param width in pixels
 * @param height in pixels
 * @param fonts the fonts that it brings along
 * @param isBlank true if nothing is painted but its frame
 * @param coarse the brightness of squares of {@link InkMeter#SQUARE} pixels, row by row
 */
public record PageLook(
    String name,
    int width,
    int height,
    List<WordLook> words,
    List<PictureLook> pictures,
    Set<String> fonts,
    boolean isBlank,
    BrightnessMap coarse) {
  public PageLook {
    words = List.copyOf(words);
    pictures = List.copyOf(pictures);
    fonts = Set.copyOf(fonts);
  }

  /** Draws a page again, for a report. */
  public interface Painter {
    /**
     * Returns the picture of a page.
     *
     * @param index of the page
     * @throws java.io.IOException if it cannot be drawn
     */
    BufferedImage picture(int index) throws java.io.IOException;
  }
}
