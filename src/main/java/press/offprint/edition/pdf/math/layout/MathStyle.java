package press.offprint.edition.pdf.math.layout;

import org.w3c.dom.Element;
import press.offprint.model.interrupt.Regex;

/**
 * The style of a part of a formula (MathML Core, "math-style", "math-depth", "math-shift").
 *
 * @param display true for the larger forms of a displayed formula
 * @param level 0 for the line, 1 for scripts, 2 or more for scripts of scripts
 * @param cramped true if superscripts are raised less
 * @param size the size of level 0 in em of the formula
 * @param colour 0xRRGGBB; negative for the colour of the text
 */
record MathStyle(boolean display, int level, boolean cramped, double size, int colour) {
  static final int TEXT_COLOUR = -1;
  private static final int HEXADECIMAL = 16;
  private static final int SHORT_COLOUR = 4;

  static MathStyle of(boolean display) {
    return new MathStyle(display, 0, false, 1, TEXT_COLOUR);
  }

  MathStyle script() {
    return new MathStyle(false, level + 1, cramped, size, colour);
  }

  MathStyle asCramped() {
    return new MathStyle(display, level, true, size, colour);
  }

  /** Returns the style of the parts of a fraction. */
  MathStyle fraction() {
    return new MathStyle(false, display ? level : level + 1, cramped, size, colour);
  }

  MathStyle asText() {
    return new MathStyle(false, level, cramped, size, colour);
  }

  /** Returns the style with the attributes of an element. */
  MathStyle with(Element element) {
    boolean ownDisplay =
        element.hasAttribute("displaystyle")
            ? element.getAttribute("displaystyle").equals("true")
            : display;
    int ownLevel = level;
    String script = element.getAttribute("scriptlevel");
    if (Regex.matches(script, "[+-]?[0-9]{1,2}")) {
      int value = Integer.parseInt(script);
      ownLevel =
          Math.max(0, script.startsWith("+") || script.startsWith("-") ? level + value : value);
    }
    double ownSize =
        element.hasAttribute("mathsize")
            ? MathLength.of(element.getAttribute("mathsize"), 1) // KaTeX means em of the formula.
            : size;
    return new MathStyle(
        ownDisplay,
        ownLevel,
        cramped,
        ownSize > 0 ? ownSize : size,
        colour(element.getAttribute("mathcolor"), colour));
  }

  /** Returns a colour of MathML as 0xRRGGBB. */
  static int colour(String text, int otherwise) {
    if (!Regex.matches(text, "#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")) {
      return otherwise;
    }
    String digits =
        text.length() == SHORT_COLOUR ? Regex.replaceAll(text, "([0-9a-fA-F])", "$1$1") : text;
    return Integer.parseInt(digits.substring(1), HEXADECIMAL);
  }
}
