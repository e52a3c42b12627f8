package press.offprint.content.xhtml.tree;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import press.offprint.model.interrupt.Regex;

/**
 * The requested width of an image, in pixels or in percent of the width that is available; the
 * height keeps the proportions. All other declarations of a style are dropped.
 */
public final class ImageWidths {
  private static final Pattern PIXELS =
      Pattern.compile("\\s*(\\d{1,5})(?:\\.\\d{0,9})?\\s*(?:px)?\\s*");
  private static final Pattern PERCENT = Pattern.compile("\\s*(\\d{1,4}(?:\\.\\d{1,9})?)\\s*%\\s*");
  private static final Pattern DECLARED =
      Pattern.compile(
          "(?:^|;)\\s*(width|height)\\s*:\\s*([\\d.]{1,9}\\s*(?:px|%))\\s*(?=;|!|$)",
          Pattern.CASE_INSENSITIVE);
  private static final String STYLE = "width: ";
  // A feed reader has no style sheet of Offprint, and the height in pixels fits the natural width.
  private static final String FREE = "%; height: auto";
  private static final int WIDEST = 10_000;

  private ImageWidths() {}

  /** Applies the size in the attributes of {@code asked}; a style takes precedence. */
  public static void apply(Element asked, Element picture) {
    String width = asked.attr("width");
    String height = asked.attr("height");
    if (asked.hasAttr("style")) {
      Matcher declared = Regex.matcher(DECLARED, asked.attr("style"));
      for (int i = 0; i < 20 && declared.find(); i++) {
        if (declared.group(1).equalsIgnoreCase("width")) {
          width = declared.group(2);
        } else {
          height = declared.group(2);
        }
      }
    }
    apply(width, height, picture);
  }

  /**
   * Sets the size of {@code picture} by the width, or by the height if no width is valid.
   *
   * @param picture an image with its natural size as attributes; unchanged if it has none
   */
  public static void apply(String width, String height, Element picture) {
    int ownWidth = number(picture.attr("width"));
    int ownHeight = number(picture.attr("height"));
    if (ownWidth == 0 || ownHeight == 0) {
      return;
    }
    Matcher percent = Regex.matcher(PERCENT, width);
    if (percent.matches()) {
      double part = Math.min(100, Double.parseDouble(percent.group(1)));
      if (part >= 1) {
        picture.attr("style", STYLE + percent(part) + FREE);
      }
      return;
    }
    Optional<Integer> askedWidth = pixels(width);
    Optional<Integer> askedHeight = pixels(height);
    if (askedWidth.isPresent()) {
      size(picture, askedWidth.get(), scaled(ownHeight, askedWidth.get(), ownWidth));
    } else if (askedHeight.isPresent()) {
      size(picture, scaled(ownWidth, askedHeight.get(), ownHeight), askedHeight.get());
    }
  }

  /** Returns the width in percent that was applied; 0 if there is none. */
  public static double percent(Element picture) {
    String style = picture.attr("style");
    return style.startsWith(STYLE)
        ? Double.parseDouble(style.substring(STYLE.length(), style.indexOf('%')))
        : 0;
  }

  private static String percent(double part) {
    return BigDecimal.valueOf(Math.round(part * 1000), 3).stripTrailingZeros().toPlainString();
  }

  private static void size(Element picture, int width, int height) {
    picture.removeAttr("style");
    picture.attr("width", Integer.toString(width)).attr("height", Integer.toString(height));
  }

  private static int number(String value) {
    return value.isEmpty() ? 0 : Integer.parseInt(value);
  }

  private static int scaled(int size, int asked, int natural) {
    return (int) Math.max(1, Math.round((double) size * asked / natural));
  }

  private static Optional<Integer> pixels(String value) {
    return value.isEmpty()
        ? Optional.empty()
        : Optional.of(Regex.matcher(PIXELS, value))
            .filter(Matcher::matches)
            .map(matcher -> Integer.valueOf(matcher.group(1)))
            .filter(size -> size > 0 && size <= WIDEST);
  }
}
