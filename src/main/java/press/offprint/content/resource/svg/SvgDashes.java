package press.offprint.content.resource.svg;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;

/** The number of dashes of a picture: a renderer makes an outline of each. */
final class SvgDashes {
  private static final Pattern DECLARATION = Pattern.compile("stroke-dasharray:([^;]*+)");
  // The outline of a glyph in em, and a font size that is larger than most.
  private static final int GLYPH_OUTLINE = 10;
  private static final double FONT_SIZE = 24;

  private final Map<String, SvgElement> ids;
  private final IdentityHashMap<SvgElement, Double> lengths = new IdentityHashMap<>();

  /** Dashes of a picture without circular references. */
  SvgDashes(Map<String, SvgElement> ids) {
    this.ids = ids;
  }

  /**
   * Returns the number of dashes in an element and in all that it draws, at most.
   *
   * @param rules the declarations of the rules that may apply to the element
   */
  double of(SvgElement element, List<String> rules) {
    double period = positive(period(element.attribute("stroke-dasharray")), Double.MAX_VALUE);
    period = positive(declared(element.attribute("style")), period);
    for (String rule : rules) {
      period = positive(declared(rule), period);
    }
    return period == Double.MAX_VALUE ? 0 : length(element) / period;
  }

  /** Returns true if a rule declares dashes. */
  static boolean isDeclared(String declarations) {
    return declarations.contains("stroke-dasharray");
  }

  private static double declared(String declarations) {
    Matcher declaration = Regex.matcher(DECLARATION, declarations);
    double least = Double.MAX_VALUE;
    while (declaration.find()) {
      least = positive(period(declaration.group(1)), least);
    }
    return least == Double.MAX_VALUE ? 0 : least;
  }

  private static double period(String list) {
    double sum = 0;
    for (double number : SvgScale.numbers(list)) {
      sum += Math.abs(number);
    }
    return sum;
  }

  // Dashes of the length 0 are not drawn.
  private static double positive(double period, double otherwise) {
    return period > 0 ? Math.min(period, otherwise) : otherwise;
  }

  private double length(SvgElement element) {
    Double known = lengths.get(element);
    if (known != null) {
      return known;
    }
    double[] unit = SvgScale.numbers(element.attribute("pathLength"));
    double length = Math.max(SvgPathLength.of(element), unit.length == 0 ? 0 : unit[0]);
    for (Object child : element.children) {
      if (child instanceof SvgElement inner) {
        length += length(inner);
      } else if (child instanceof String text) {
        length += text.length() * GLYPH_OUTLINE * FONT_SIZE;
      }
    }
    String href = element.attribute("xlink:href");
    SvgElement target = href.startsWith("#") ? ids.get(href.substring(1)) : null;
    length += target == null ? 0 : length(target);
    lengths.put(element, length);
    return length;
  }
}
