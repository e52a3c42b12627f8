package press.offprint.model.text;

import java.text.Normalizer;
import java.util.Locale;
import press.offprint.model.interrupt.Regex;

/** Names as segments of a path, like Hugo's {@code urlize}; for permalinks, terms and links. */
public final class Urlizer {
  private static final String ALSO_ALLOWED = "-._~+@";
  private static final String OF_HUGO = ALSO_ALLOWED + "#";

  private Urlizer() {}

  /**
   * Returns the letters, marks, digits and a few signs of a name, with words joined by hyphens. The
   * result is Unicode NFC and begins with a letter or digit; it is empty if no character is usable.
   */
  public static String of(String name, boolean lowerCase) {
    String text = Normalizer.normalize(name, Normalizer.Form.NFC);
    StringBuilder out = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (isWordPart(c) || ALSO_ALLOWED.indexOf(c) >= 0) {
        if (out.isEmpty() && !Character.isLetterOrDigit(c)) {
          // A mark without a letter, or a sign with a meaning for a shell or a server.
          continue;
        }
        if (gap && c != '-') {
          out.append('-');
        }
        gap = false;
        out.appendCodePoint(c);
      } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        gap = !out.isEmpty() && out.charAt(out.length() - 1) != '-';
      }
    }
    while (!out.isEmpty() && "-.".indexOf(out.charAt(out.length() - 1)) >= 0) {
      out.setLength(out.length() - 1);
    }
    // A character that was left out may have separated a letter and its mark.
    String clean = out.toString();
    return Normalizer.normalize(
        lowerCase ? clean.toLowerCase(Locale.ROOT) : clean, Normalizer.Form.NFC);
  }

  /**
   * Returns a name as Hugo makes it a segment of a path: letters, marks, digits and the signs
   * {@code -._~+@#} in lower case; a space is a hyphen, and other signs are left out, so that
   * {@code Knots & Splices} is {@code knots--splices}.
   */
  public static String asHugo(String name) {
    String text = Normalizer.normalize(name.strip(), Normalizer.Form.NFC).replace(' ', '-');
    StringBuilder out = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (isWordPart(c) || OF_HUGO.indexOf(c) >= 0) {
        boolean hyphen = c == '-' || (!out.isEmpty() && out.charAt(out.length() - 1) == '-');
        out.append(gap && !hyphen ? "-" : "").appendCodePoint(c);
        gap = false;
      } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        gap = !out.isEmpty();
      }
    }
    // A folder whose name ends with a dot cannot be made on Windows.
    return Regex.replaceAll(out.toString(), "\\.+$", "").toLowerCase(Locale.ROOT);
  }

  /** Returns true if a character is a visible letter, mark or digit. */
  public static boolean isWordPart(int c) {
    int type = Character.getType(c);
    return !isInvisible(c)
        && (Character.isLetterOrDigit(c)
            || type == Character.NON_SPACING_MARK
            || type == Character.COMBINING_SPACING_MARK
            || type == Character.ENCLOSING_MARK);
  }

  // Invisible letters and marks (Default_Ignorable_Code_Point, UAX 44): Hangul fillers, variation
  // selectors, which remain if an emoji is left out, and the grapheme joiner.
  private static boolean isInvisible(int c) {
    return c == 0x034F
        || c == 0x115F
        || c == 0x1160
        || c == 0x17B4
        || c == 0x17B5
        || (c >= 0x180B && c <= 0x180F)
        || c == 0x3164
        || (c >= 0xFE00 && c <= 0xFE0F)
        || c == 0xFFA0
        || (c >= 0xE0000 && c <= 0xE0FFF);
  }

  /**
   * Returns true if git takes a segment for the short name that Windows gives to its folder {@code
   * .git}. No repository stores a file below it.
   */
  public static boolean isShortNameOfGit(String segment) {
    return segment.equalsIgnoreCase("git~1");
  }
}
