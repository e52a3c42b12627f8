package press.offprint.content.shortcode.lex;

/** Finds where code ends, closely enough to keep shortcodes and formulas out of it. */
public final class CodeSpans {
  private static final String[] RAW_ELEMENTS = {"pre", "code", "script", "style", "textarea"};

  // What is never closed behind one place is never closed behind a later one.
  private final boolean[] unclosed = new boolean[RAW_ELEMENTS.length + 1];
  private final String source;

  CodeSpans(String source) {
    this.source = source;
  }

  /**
   * Where the fence ends that opens on the line at {@code lineStart}, or -1 where none opens there.
   * A fence may stand in a quote or a list item.
   */
  static int fenceEnd(String source, int lineStart) {
    int at = lineStart;
    while (at < source.length() && isMargin(source, at, lineStart)) {
      at++;
    }
    int length = runLength(source, at);
    char mark = length == 0 ? ' ' : source.charAt(at);
    if (length < 3 || (mark != '`' && mark != '~')) {
      return -1;
    }
    int lineEnd = lineEnd(source, at);
    if (mark == '`' && source.substring(at + length, lineEnd).indexOf('`') >= 0) {
      return -1;
    }
    for (int line = lineEnd + 1; line <= source.length(); line = lineEnd(source, line) + 1) {
      if (closes(source, line, mark, length)) {
        return lineEnd(source, line);
      }
    }
    return source.length();
  }

  private static boolean closes(String source, int line, char mark, int length) {
    int at = line;
    while (at < source.length() && " \t>".indexOf(source.charAt(at)) >= 0) {
      at++;
    }
    int run = at < source.length() && source.charAt(at) == mark ? runLength(source, at) : 0;
    return run >= length && source.substring(at + run, lineEnd(source, at)).isBlank();
  }

  // Indents, quote marks and one list marker may stand before a fence.
  private static boolean isMargin(String source, int at, int lineStart) {
    char c = source.charAt(at);
    if (c == ' ' || c == '\t' || c == '>') {
      return true;
    }
    boolean spaced = at + 1 < source.length() && source.charAt(at + 1) == ' ';
    boolean item = c == '-' || c == '*' || c == '+' || c == '.' || c == ')';
    return (item && spaced) || (c >= '0' && c <= '9' && at - lineStart < 40);
  }

  /** Where the code span ends that opens at {@code at}, or -1 where it is never closed. */
  static int spanEnd(String source, int at, int paragraphEnd) {
    int length = runLength(source, at);
    for (int i = source.indexOf('`', at + length); i >= 0 && i < paragraphEnd; ) {
      int run = runLength(source, i);
      if (run == length) {
        return i + run;
      }
      i = source.indexOf('`', i + run);
    }
    return -1;
  }

  /** Where the raw element or comment ends that opens at {@code at}, or -1. */
  int elementEnd(int at) {
    if (source.startsWith("<!--", at)) {
      return end(at, RAW_ELEMENTS.length);
    }
    for (int i = 0; i < RAW_ELEMENTS.length; i++) {
      String name = RAW_ELEMENTS[i];
      if (source.regionMatches(true, at + 1, name, 0, name.length())
          && isNameEnd(source, at + 1 + name.length())) {
        return end(at, i);
      }
    }
    return -1;
  }

  private int end(int at, int kind) {
    if (unclosed[kind]) {
      return -1;
    }
    boolean comment = kind == RAW_ELEMENTS.length;
    int end = comment ? source.indexOf("-->", at + 4) : closingTag(at, RAW_ELEMENTS[kind]);
    unclosed[kind] = end < 0;
    return end < 0 || !comment ? end : end + 3;
  }

  private int closingTag(int at, String name) {
    for (int end = source.indexOf("</", at); end >= 0; end = source.indexOf("</", end + 2)) {
      if (source.regionMatches(true, end + 2, name, 0, name.length())) {
        return end;
      }
    }
    return -1;
  }

  private static boolean isNameEnd(String source, int at) {
    return at < source.length()
        && (source.charAt(at) == '>' || Character.isWhitespace(source.charAt(at)));
  }

  static int runLength(String source, int at) {
    int end = at;
    while (end < source.length() && source.charAt(end) == source.charAt(at)) {
      end++;
    }
    return end - at;
  }

  public static int lineEnd(String source, int at) {
    int end = source.indexOf('\n', at);
    return end < 0 ? source.length() : end;
  }

  /** Where the paragraph around {@code at} ends: at a blank line, or at the end. */
  static int paragraphEnd(String source, int at) {
    for (int end = lineEnd(source, at); end < source.length(); end = lineEnd(source, end + 1)) {
      int i = end + 1;
      while (i < source.length() && " \t>".indexOf(source.charAt(i)) >= 0) {
        i++;
      }
      if (i >= source.length() || source.charAt(i) == '\n') {
        return end;
      }
    }
    return source.length();
  }
}
