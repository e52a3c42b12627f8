package press.offprint.edition.pdf.math;

import java.util.Map;
import org.w3c.dom.Element;

/**
 * The mathematical alphabets (Unicode, chapter 22.2). Fonts have them as characters, so the
 * characters replace the attribute {@code mathvariant}.
 */
final class MathAlphabet {
  private static final Map<String, int[]> CAPITALS_AND_SMALL =
      Map.of(
          "double-struck", new int[] {0x1D538, 0x1D552},
          "script", new int[] {0x1D49C, 0x1D4B6},
          "fraktur", new int[] {0x1D504, 0x1D51E});
  // Letters that are older than the alphabets, at other code points.
  private static final Map<String, Map<Character, Integer>> EXCEPTIONS =
      Map.of(
          "double-struck",
          Map.of(
              'C', 0x2102, 'H', 0x210D, 'N', 0x2115, 'P', 0x2119, 'Q', 0x211A, 'R', 0x211D, 'Z',
              0x2124),
          "script",
          Map.of(
              'B', 0x212C, 'E', 0x2130, 'F', 0x2131, 'H', 0x210B, 'I', 0x2110, 'L', 0x2112, 'M',
              0x2133, 'R', 0x211B),
          "fraktur",
          Map.of('C', 0x212D, 'H', 0x210C, 'I', 0x2111, 'R', 0x211C, 'Z', 0x2128));

  private MathAlphabet() {}

  /** Replaces the text of an element that has the attribute. */
  static void apply(Element letter) {
    String variant = letter.getAttribute("mathvariant");
    int[] alphabet = CAPITALS_AND_SMALL.get(variant);
    if (alphabet == null) {
      return;
    }
    StringBuilder out = new StringBuilder();
    for (char c : letter.getTextContent().toCharArray()) {
      Integer exception = EXCEPTIONS.get(variant).get(c);
      if (exception != null) {
        out.appendCodePoint(exception);
      } else if (c >= 'A' && c <= 'Z') {
        out.appendCodePoint(alphabet[0] + c - 'A');
      } else if (c >= 'a' && c <= 'z') {
        out.appendCodePoint(alphabet[1] + c - 'a');
      } else {
        out.append(c);
      }
    }
    letter.setTextContent(out.toString());
    letter.setAttribute("mathvariant", "normal");
  }
}
