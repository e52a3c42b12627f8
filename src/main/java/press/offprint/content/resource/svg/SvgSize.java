package press.offprint.content.resource.svg;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.resource.file.CheckedImage;
import press.offprint.content.resource.file.UnusableFileException;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.settings.Limits;

/**
 * The size of a picture in CSS pixels: from {@code width} and {@code height}, else from the view
 * box, else 300 by 150 (CSS 2.2 section 10.3.2).
 */
record SvgSize(double width, double height) {
  private static final Pattern LENGTH =
      Pattern.compile(
          "\\s*([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)\\s*(|px|pt|pc|mm|cm|in|em|ex|Q)\\s*");

  /** Returns the size, and writes all three attributes into the picture. */
  static SvgSize settle(SvgElement root, Limits limits) throws UnusableFileException {
    Optional<double[]> box = viewBox(root.attribute("viewBox"));
    Optional<Double> width = length(root.attribute("width"));
    Optional<Double> height = length(root.attribute("height"));
    double ratio = box.map(b -> b[2] / b[3]).orElse(2.0);
    double w = width.orElse(height.map(h -> h * ratio).orElse(box.map(b -> b[2]).orElse(300.0)));
    double h = height.orElse(width.map(x -> x / ratio).orElse(box.map(b -> b[3]).orElse(150.0)));
    CheckedImage.requireSize((long) Math.ceil(w), (long) Math.ceil(h), limits);
    root.attributes.put("width", number(w));
    root.attributes.put("height", number(h));
    if (box.isEmpty()) {
      root.attributes.put("viewBox", "0 0 " + number(w) + " " + number(h));
    }
    return new SvgSize(w, h);
  }

  /** Returns the width in whole pixels, at least one. */
  int roundedWidth() {
    return (int) Math.max(1, Math.round(width));
  }

  /** Returns the height in whole pixels, at least one. */
  int roundedHeight() {
    return (int) Math.max(1, Math.round(height));
  }

  private static Optional<double[]> viewBox(String text) {
    String[] parts = Regex.split(text.strip(), "[\\s,]+", -1);
    if (parts.length != 4) {
      return Optional.empty();
    }
    double[] box = new double[4];
    for (int i = 0; i < 4; i++) {
      Matcher number = Regex.matcher(LENGTH, parts[i]);
      if (!number.matches()) {
        return Optional.empty();
      }
      box[i] = Double.parseDouble(number.group(1));
    }
    return box[2] > 0 && box[3] > 0 ? Optional.of(box) : Optional.empty();
  }

  private static Optional<Double> length(String text) {
    Matcher matcher = Regex.matcher(LENGTH, text);
    return matcher.matches()
        ? Optional.of(Double.parseDouble(matcher.group(1)) * pixels(matcher.group(2)))
        : Optional.empty();
  }

  /** Returns the pixels of a unit (CSS Values 4 section 6.2); an em is the initial font size. */
  private static double pixels(String unit) {
    return switch (unit) {
      case "pt" -> 96.0 / 72;
      case "pc", "em" -> 16;
      case "ex" -> 8;
      case "mm" -> 96 / 25.4;
      case "cm" -> 96 / 2.54;
      case "Q" -> 96 / 101.6;
      case "in" -> 96;
      default -> 1;
    };
  }

  private static String number(double value) {
    return BigDecimal.valueOf(value)
        .setScale(3, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }
}
