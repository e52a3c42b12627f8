package press.offprint.content.resource.svg;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.resource.file.UnusableFileException;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.problem.ProblemCode;

/** The factor by which the {@code transform} or the view box of an element enlarges its content. */
final class SvgScale {
  static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:\\d++\\.?\\d*+|\\.\\d++)(?:[eE][+-]?\\d++)?+");
  private static final Pattern FUNCTION =
      Pattern.compile("(?i)(matrix|scalex|scaley|scale)\\s*+\\(([^()]*+)\\)");
  private static final int MAX_FUNCTIONS = 100;

  private SvgScale() {}

  /**
   * Returns the smallest factor of the functions of a value of {@code transform}, positive.
   *
   * @throws UnusableFileException if there are more than 100 functions
   */
  static double of(String transform) throws UnusableFileException {
    double scale = 1;
    int count = 0;
    Matcher function = Regex.matcher(FUNCTION, transform);
    while (function.find()) {
      if (++count > MAX_FUNCTIONS) {
        throw limit("has a transform of more than " + MAX_FUNCTIONS + " functions");
      }
      double[] numbers = numbers(function.group(2));
      if (function.group(1).equalsIgnoreCase("matrix") && numbers.length == 6) {
        double area = Math.abs(numbers[0] * numbers[3] - numbers[1] * numbers[2]);
        scale *= area > 0 ? Math.sqrt(area) : 1;
      } else {
        double x = numbers.length > 0 ? Math.abs(numbers[0]) : 1;
        double y = numbers.length > 1 ? Math.abs(numbers[1]) : x;
        double least = Math.min(x, y);
        scale *= least > 0 ? least : 1;
      }
    }
    return scale;
  }

  /** Returns the factor of the view box of a drawing within a drawing, or 1. */
  static double ofViewBox(SvgElement element) {
    double[] box = numbers(element.attribute("viewBox"));
    double[] width = numbers(element.attribute("width"));
    boolean isKnown = box.length == 4 && box[2] > 0 && width.length > 0 && width[0] > 0;
    return isKnown && !element.attribute("width").contains("%") ? width[0] / box[2] : 1;
  }

  /** Returns the numbers of a list. */
  static double[] numbers(String text) {
    return Regex.matcher(NUMBER, text)
        .results()
        .mapToDouble(number -> Double.parseDouble(number.group()))
        .toArray();
  }

  static UnusableFileException limit(String message) {
    return new UnusableFileException(
        ProblemCode.LIMIT_SVG, message, "Simplify the picture, or export it as PNG.");
  }
}
