package press.offprint.content.markdown.inline;

/** Words between carets behind a letter, which pandoc and markdown-it read as a superscript. */
public final class Superscripts {
  private static final int MAX_LENGTH = 20;

  private Superscripts() {}

  /** Returns the next superscript in a range without its carets, or null. */
  public static String find(String text, int from, int to) {
    for (int at = text.indexOf('^', from); at > 0 && at < to; at = text.indexOf('^', at + 1)) {
      int end = at + 1;
      while (end < to && end - at <= MAX_LENGTH && isPart(text.charAt(end))) {
        end++;
      }
      boolean isBehindLetter = Character.isLetterOrDigit(text.charAt(at - 1));
      if (isBehindLetter && end > at + 1 && end < to && text.charAt(end) == '^') {
        return text.substring(at + 1, end);
      }
    }
    return null;
  }

  private static boolean isPart(char c) {
    return Character.isLetterOrDigit(c) || c == '+' || c == '-' || c == '\u2212';
  }
}
