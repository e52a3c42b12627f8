package press.offprint.content.frontmatter.encoding;

import java.util.List;
import java.util.Locale;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;

/** The characters that XML 1.0 forbids (section 2.2), and characters that hide or reorder text. */
public final class ControlCharacters {
  private ControlCharacters() {}

  /**
   * Returns the text without control characters other than tab and LF, and without noncharacters.
   * NUL becomes U+FFFD (CommonMark section 2.3), and a form feed becomes a space. Adds one warning
   * if anything is removed.
   */
  public static String remove(String text, List<Problem> warnings) {
    int first = firstForbidden(text);
    if (first < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    out.append(text, 0, first);
    int count = 0;
    for (int i = first; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (!isForbidden(c)) {
        out.appendCodePoint(c);
        continue;
      }
      count++;
      if (c == 0) {
        out.append('\uFFFD');
      } else if (c == '\f' || c == 0x0B) {
        // A form feed or vertical tab separates words.
        out.append(' ');
      }
    }
    int line = 1;
    for (int i = 0; i < first; i++) {
      line += text.charAt(i) == '\n' ? 1 : 0;
    }
    warnings.add(
        Problem.warning(
            ProblemCode.TEXT_SANITISED,
            line,
            (count == 1 ? "A control character was" : count + " control characters were")
                + " removed; the first is "
                + name(text.codePointAt(first)),
            "Delete the control characters in the post, because pages cannot show them."));
    return out.toString();
  }

  private static int firstForbidden(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x20 && c < 0x7F) {
        continue;
      }
      int whole = text.codePointAt(i);
      if (isForbidden(whole)) {
        return i;
      }
      i += Character.charCount(whole) - 1;
    }
    return -1;
  }

  /** Returns true for C0 except tab and LF, for C1, noncharacters and lone surrogates. */
  public static boolean isForbidden(int c) {
    if (c >= 0x20 && c < 0x7F) {
      return false;
    }
    return (c < 0x20 && c != '\t' && c != '\n')
        || (c >= 0x7F && c < 0xA0)
        || (c >= 0xFDD0 && c <= 0xFDEF)
        || (c & 0xFFFE) == 0xFFFE
        || (c >= 0xD800 && c <= 0xDFFF);
  }

  /** Returns true for bidirectional controls (UAX 9) and for a byte order mark. */
  public static boolean isDeceptive(int c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
  }

  /** Returns the name of a code point, such as {@code U+0007}. */
  static String name(int c) {
    return String.format(Locale.ROOT, "U+%04X", c);
  }
}
