package press.offprint.content.resource.svg;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.resource.file.UnusableFileException;
import press.offprint.model.interrupt.Regex;

/**
 * The limits on the numbers of a picture. A renderer divides lines into dashes and areas into
 * tiles, so that numbers that differ by many orders of magnitude take nearly endless time.
 */
final class SvgNumbers {
  private static final double MAX = 1e9;
  private static final int DIGITS_OF_MAX = 10;
  private static final double MAX_SCALE = 1e7;
  // A smaller tile shows a colour, and a smaller part of a box is one of a million.
  private static final double MIN_TILE_PIXELS = 0.1;
  private static final double MIN_TILE_PART = 0.001;
  private static final int MAX_STOPS = 500;
  private static final Set<String> WORDS = Set.of("id", "class", "xlink:href", "xml:lang", "lang");
  // A number of CSS; one behind # is a colour.
  private static final Pattern VALUE = Pattern.compile("(?<![#\\w.])" + SvgScale.NUMBER.pattern());

  private double leastScale = 1;

  private SvgNumbers() {}

  /** Throws if a picture has numbers that no renderer can draw in a short time. */
  static void require(SvgElement root) throws UnusableFileException {
    SvgNumbers numbers = new SvgNumbers();
    numbers.visit(root, 1);
    numbers.requireTiles(root);
  }

  private void visit(SvgElement element, double outer) throws UnusableFileException {
    for (var attribute : element.attributes.entrySet()) {
      String name = attribute.getKey();
      if (!WORDS.contains(name) && !name.startsWith("aria-")) {
        requireSmall(name, attribute.getValue());
      }
    }
    double scale =
        outer
            * SvgScale.of(element.attribute("transform") + element.attribute("style"))
            * SvgScale.ofViewBox(element);
    if (scale > MAX_SCALE || scale < 1 / MAX_SCALE) {
      throw SvgScale.limit("scales its content by more than ten million");
    }
    leastScale = Math.min(leastScale, scale);
    int stops = 0;
    for (Object child : element.children) {
      if (child instanceof SvgElement inner) {
        visit(inner, scale);
        stops += inner.name.equals("stop") ? 1 : 0;
      } else if (child instanceof SvgStyle.Rule rule) {
        requireSmall("style", rule.declarations());
        leastScale = Math.min(leastScale, SvgScale.of(rule.declarations()));
      }
    }
    if (stops > MAX_STOPS) {
      throw SvgScale.limit("has a gradient of more than " + MAX_STOPS + " stops");
    }
  }

  private static void requireSmall(String name, String value) throws UnusableFileException {
    if (!mayBeLarge(value)) {
      return;
    }
    boolean isOutline = name.equals("d") || name.equals("points");
    Matcher number = Regex.matcher((isOutline ? SvgScale.NUMBER : VALUE), value);
    while (number.find()) {
      if (Math.abs(Double.parseDouble(number.group())) > MAX) {
        throw SvgScale.limit("has a number above a billion, " + number.group());
      }
    }
  }

  /**
   * Returns false if no number of a value can be above the limit: none has an exponent or ten
   * digits. Outlines have many thousand numbers, and matching each takes a hundred times as long.
   */
  private static boolean mayBeLarge(String value) {
    int digits = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean isDigit = c >= '0' && c <= '9';
      boolean isExponent = (c == 'e' || c == 'E') && i > 0 && isPartOfNumber(value.charAt(i - 1));
      digits = isDigit ? digits + 1 : 0;
      if (digits >= DIGITS_OF_MAX || isExponent) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPartOfNumber(char c) {
    return (c >= '0' && c <= '9') || c == '.';
  }

  private void requireTiles(SvgElement element) throws UnusableFileException {
    if (element.name.equals("pattern")) {
      boolean isInherited = !element.attribute("xlink:href").isEmpty();
      boolean isAbsolute = element.attribute("patternUnits").equals("userSpaceOnUse");
      double scale = leastScale * SvgScale.of(element.attribute("patternTransform"));
      for (String side : new String[] {"width", "height"}) {
        double[] numbers = SvgScale.numbers(element.attribute(side));
        double length = numbers.length == 0 ? 0 : numbers[0];
        double part = element.attribute(side).contains("%") ? length / 100 : length;
        boolean isSmall =
            ((isAbsolute || isInherited) && length * scale < MIN_TILE_PIXELS)
                || (!isAbsolute && part < MIN_TILE_PART);
        if (length > 0 && isSmall) {
          throw SvgScale.limit("has a pattern whose tiles are too small to be seen");
        }
      }
    }
    for (Object child : element.children) {
      if (child instanceof SvgElement inner) {
        requireTiles(inner);
      }
    }
  }
}
