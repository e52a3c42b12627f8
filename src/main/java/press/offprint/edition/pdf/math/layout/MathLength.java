package press.offprint.edition.pdf.math.layout;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;

/** Lengths of MathML (MathML Core, "Types for MathML attributes in the MathML Namespace"). */
final class MathLength {
  private static final Pattern LENGTH =
      Pattern.compile("\\s*([+-]?[0-9]*\\.?[0-9]+)\\s*([a-z%]*)\\s*");

  /** The units in em; a point is a tenth of an em, as in a document of TeX. */
  private static final Map<String, Double> UNITS =
      Map.of(
          "em", 1.0, "ex", 0.45, "mu", 1 / 18.0, "pt", 0.1, "px", 0.075, "in", 7.2, "cm", 2.835,
          "mm", 0.2835, "pc", 1.2);

  private MathLength() {}

  /** Returns a length in em of the formula; 0 for another text. */
  static double of(String text, double em) {
    return of(text, em, 0, 0, 0);
  }

  /**
   * Returns a length that may be a part of the size of a box.
   *
   * @param own the length that a percentage or a bare number is a part of
   */
  static double of(String text, double em, double own, double width, double height) {
    Matcher length = Regex.matcher(LENGTH, text);
    if (!length.matches()) {
      return 0;
    }
    double number = Double.parseDouble(length.group(1));
    return switch (length.group(2)) {
      case "%" -> number / 100 * own;
      case "" -> number * own;
      case "width" -> number * width;
      case "height", "depth" -> number * height;
      default -> number * UNITS.getOrDefault(length.group(2), 0.0) * em;
    };
  }
}
