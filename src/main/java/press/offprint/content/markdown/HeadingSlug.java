package press.offprint.content.markdown;

import java.util.Locale;

/** The anchor that GitHub and Hugo give a heading. */
public final class HeadingSlug {
  private HeadingSlug() {}

  /** Returns the anchor of a heading; empty if the text has no letters and no digits. */
  public static String of(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.strip()
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .forEach(
            c -> {
              if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                out.append('-');
              } else if (Character.isLetterOrDigit(c) || c == '-' || c == '_' || isMark(c)) {
                out.appendCodePoint(c);
              }
            });
    boolean isEmpty = out.chars().allMatch(c -> c == '-' || c == '_');
    return isEmpty ? "" : out.toString();
  }

  // Vowel signs of Indic scripts are part of a word.
  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }
}
