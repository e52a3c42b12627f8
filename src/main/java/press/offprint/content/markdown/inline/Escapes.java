package press.offprint.content.markdown.inline;

import com.vladsch.flexmark.util.sequence.Escaping;

/** The escapes of a text: a backslash in front of punctuation, and character references. */
public final class Escapes {
  private Escapes() {}

  /** Returns the text that is shown for one with escapes. */
  public static String remove(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      int end = c == '&' ? LinkScanner.entityEnd(text, i) : -1;
      if (end >= 0) {
        shown.append(Escaping.unescapeHtml(text.substring(i, end)));
        i = end;
      } else {
        boolean isEscape =
            c == '\\' && i + 1 < text.length() && Letters.isAsciiPunctuation(text.charAt(i + 1));
        i += isEscape ? 1 : 0;
        shown.append(text.charAt(i));
        i++;
      }
    }
    return shown.toString();
  }
}
