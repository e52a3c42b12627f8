package press.offprint.pipeline.inspect.look;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import press.offprint.model.look.PixelBox;
import press.offprint.model.look.ShownPage;
import press.offprint.model.look.ShownPicture;
import press.offprint.model.look.ShownWord;

/** Measures what is painted at the places of words and pictures. */
public final class InkMeter {
  /** The side of the squares of a {@link BrightnessMap}, in pixels. */
  static final int SQUARE = 4;

  /** A word with less contrast is invisible. */
  static final double VISIBLE = 1.15;

  private static final double BLANK = 0.003;
  private static final int SAME_COLOUR = 6;
  private static final double[] LINEAR = linear();

  private final int[] pixels;
  private final int width;
  private final int height;

  private InkMeter(BufferedImage picture) {
    this.width = picture.getWidth();
    this.height = picture.getHeight();
    this.pixels = picture.getRGB(0, 0, width, height, null, 0, width);
  }

  /**
   * Measures a page.
   *
   * @param name for people
   * @param index of the page
   */
  public static PageLook measure(String name, int index, ShownPage page, BufferedImage picture) {
    InkMeter meter = new InkMeter(picture);
    List<WordLook> words = new ArrayList<>();
    page.words().forEach(word -> words.add(meter.word(word, index)));
    List<PictureLook> pictures = new ArrayList<>();
    for (ShownPicture shown : page.pictures()) {
      pictures.add(new PictureLook(shown, index, meter.isUniform(shown.box())));
    }
    BrightnessMap coarse = meter.coarse();
    boolean isBlank =
        words.stream()
                .noneMatch(
                    w -> w.contrast() >= VISIBLE && w.word().place() != ShownWord.Place.FRAME)
            && pictures.stream().allMatch(PictureLook::isBlank)
            && coarse.inked() < BLANK;
    return new PageLook(
        name, meter.width, meter.height, words, pictures, page.fonts(), isBlank, coarse);
  }

  private WordLook word(ShownWord word, int page) {
    double contrast = 0;
    double gap = 0;
    int paper = 0;
    for (PixelBox box : word.boxes()) {
      Area area = new Area(box);
      if (!area.isEmpty()) {
        int[] colours = area.paperAndInk();
        double here = contrast(colours[0], colours[1]);
        contrast = contrast == 0 ? here : Math.min(contrast, here);
        paper = colours[0];
        gap = Math.max(gap, area.gap(colours[0], colours[1]) / Math.max(1, word.size()));
      } else if (!word.boxes().isEmpty()) {
        contrast = 1; // It is outside of the page.
      }
    }
    return new WordLook(word, page, contrast, gap, paper);
  }

  private boolean isUniform(PixelBox box) {
    Area area = new Area(box);
    if (area.isEmpty()) {
      return true;
    }
    int[] colours = area.paperAndInk();
    return Math.abs(brightness(colours[0]) - brightness(colours[1])) <= SAME_COLOUR;
  }

  private BrightnessMap coarse() {
    int columns = width / SQUARE;
    int rows = height / SQUARE;
    byte[] values = new byte[columns * rows];
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        int sum = 0;
        for (int j = 0; j < SQUARE; j++) {
          for (int i = 0; i < SQUARE; i++) {
            sum += brightness(pixels[(y * SQUARE + j) * width + x * SQUARE + i]);
          }
        }
        values[y * columns + x] = (byte) (sum / (SQUARE * SQUARE));
      }
    }
    return new BrightnessMap(columns, values);
  }

  private static int brightness(int rgb) {
    return ((rgb >> 16 & 0xFF) * 299 + (rgb >> 8 & 0xFF) * 587 + (rgb & 0xFF) * 114) / 1000;
  }

  private static double contrast(int one, int other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  // WCAG 2.2, "relative luminance".
  private static double luminance(int rgb) {
    return 0.2126 * LINEAR[rgb >> 16 & 0xFF]
        + 0.7152 * LINEAR[rgb >> 8 & 0xFF]
        + 0.0722 * LINEAR[rgb & 0xFF];
  }

  private static double[] linear() {
    double[] values = new double[256];
    for (int i = 0; i < values.length; i++) {
      double c = i / 255.0;
      values[i] = c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
    return values;
  }

  /** The pixels of a rectangle that are on the page. */
  private final class Area {
    private final int left;
    private final int top;
    private final int right;
    private final int bottom;

    Area(PixelBox box) {
      left = (int) Math.max(0, Math.floor(box.x()));
      top = (int) Math.max(0, Math.floor(box.y()));
      right = (int) Math.min(width, Math.ceil(box.x() + box.width()));
      bottom = (int) Math.min(height, Math.ceil(box.y() + box.height()));
    }

    boolean isEmpty() {
      return left >= right || top >= bottom;
    }

    /** Returns the most frequent colour, and the one that differs most from it. */
    int[] paperAndInk() {
      int[] counts = new int[64];
      int[] samples = new int[64];
      int darkest = pixels[top * width + left];
      int brightest = darkest;
      for (int y = top; y < bottom; y++) {
        for (int x = left; x < right; x++) {
          int pixel = pixels[y * width + x];
          int value = brightness(pixel);
          counts[value >> 2]++;
          samples[value >> 2] = pixel;
          darkest = value < brightness(darkest) ? pixel : darkest;
          brightest = value > brightness(brightest) ? pixel : brightest;
        }
      }
      int most = 0;
      for (int i = 0; i < counts.length; i++) {
        most = counts[i] > counts[most] ? i : most;
      }
      int paper = samples[most];
      boolean isDark =
          brightness(paper) - brightness(darkest) > brightness(brightest) - brightness(paper);
      return new int[] {paper & 0xFFFFFF, (isDark ? darkest : brightest) & 0xFFFFFF};
    }

    /** Returns the widest run of columns without ink between two columns with ink. */
    int gap(int paper, int ink) {
      int far = Math.abs(brightness(paper) - brightness(ink)) / 4 + 2;
      int widest = 0;
      int last = -1;
      for (int x = left; x < right; x++) {
        boolean inked = false;
        for (int y = top; y < bottom && !inked; y++) {
          inked = Math.abs(brightness(pixels[y * width + x]) - brightness(paper)) > far;
        }
        if (inked) {
          widest = last < 0 ? 0 : Math.max(widest, x - last - 1);
          last = x;
        }
      }
      return widest;
    }
  }
}
