package press.offprint.content.markdown;

import java.util.Locale;

/** A heading's text as GitHub and Hugo make an anchor of it. */
public final class HeadingSlug {
  private HeadingSlug() {}

  /** The anchor; empty where the text has no letter and no digit. */
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
    boolean empty = out.chars().allMatch(c -> c == '-' || c == '_');
    return empty ? "" : out.toString();
  }

  // Vowel signs of Indic scripts are part of the word.
  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }
}
