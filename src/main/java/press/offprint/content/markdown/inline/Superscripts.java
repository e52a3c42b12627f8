package press.offprint.content.markdown.inline;

/** Words between carets behind a letter, which pandoc and markdown-it read as a superscript. */
public final class Superscripts {
  private static final int MAX_LENGTH = 20;

  private Superscripts() {}

  /** Returns the next superscript in a range without its carets, or null. */
  public static String find(String text, int from, int to) {
    for (int at = Math.max(from, 1); at < to; at++) {
      if (text.charAt(at) == '^' && Character.isLetterOrDigit(text.charAt(at - 1))) {
        int end = end(text, at + 1, to);
        if (end > at + 1 && end < to && text.charAt(end) == '^') {
          return text.substring(at + 1, end);
        }
      }
    }
    return null;
  }

  private static int end(String text, int from, int to) {
    int end = from;
    while (end < to && end - from < MAX_LENGTH && isPart(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isPart(char c) {
    return Character.isLetterOrDigit(c) || c == '+' || c == '-' || c == '\u2212';
  }
}
