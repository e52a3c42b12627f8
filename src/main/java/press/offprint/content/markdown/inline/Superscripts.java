package press.offprint.content.markdown.inline;

/** Words between carets behind a letter, which pandoc and markdown-it read as a superscript. */
public final class Superscripts {
  private static final int MAX_LENGTH = 20;

  private Superscripts() {}

  /** Returns the superscript that starts at an offset without its carets, or null. */
  public static String at(String text, int at) {
    boolean isStart =
        at > 0
            && at < text.length()
            && text.charAt(at) == '^'
            && Character.isLetterOrDigit(text.charAt(at - 1));
    int end = isStart ? end(text, at + 1) : -1;
    boolean isClosed = end > at + 1 && end < text.length() && text.charAt(end) == '^';
    return isClosed ? text.substring(at + 1, end) : null;
  }

  private static int end(String text, int from) {
    int end = from;
    while (end < text.length() && end - from < MAX_LENGTH && isPart(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isPart(char c) {
    return Character.isLetterOrDigit(c) || c == '+' || c == '-' || c == '\u2212';
  }
}
