package press.offprint.content.shortcode.lex;

/**
 * The finder of code in Markdown. It is not exact; it keeps shortcodes and formulas out of code.
 */
public final class CodeSpans {
  private static final String[] RAW_ELEMENTS = {"pre", "code", "script", "style", "textarea"};

  // True for an element whose end tag was searched for in vain; no later one has an end tag either.
  private final boolean[] isUnclosed = new boolean[RAW_ELEMENTS.length + 1];
  private final String source;

  CodeSpans(String source) {
    this.source = source;
  }

  /**
   * Returns the end of the fenced code block that starts in the line at {@code lineStart}, or -1 if
   * none starts there. The block may be in a quotation or a list item.
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

  // Indents, quote marks and one list marker may precede a fence.
  private static boolean isMargin(String source, int at, int lineStart) {
    char c = source.charAt(at);
    if (c == ' ' || c == '\t' || c == '>') {
      return true;
    }
    boolean isSpaced = at + 1 < source.length() && source.charAt(at + 1) == ' ';
    boolean isMarker = c == '-' || c == '*' || c == '+' || c == '.' || c == ')';
    return (isMarker && isSpaced) || (c >= '0' && c <= '9' && at - lineStart < 40);
  }

  /** Returns the end of the code span that starts at {@code at}, or -1 if it is not closed. */
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

  /**
   * Returns the end of the element or comment that starts at {@code at} and that is not Markdown,
   * or -1 if there is none.
   */
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
    if (isUnclosed[kind]) {
      return -1;
    }
    boolean isComment = kind == RAW_ELEMENTS.length;
    int end = isComment ? source.indexOf("-->", at + 4) : closingTag(at, RAW_ELEMENTS[kind]);
    isUnclosed[kind] = end < 0;
    return end < 0 || !isComment ? end : end + 3;
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

  /** Returns the number of equal characters from {@code at} on. */
  static int runLength(String source, int at) {
    int end = at;
    while (end < source.length() && source.charAt(end) == source.charAt(at)) {
      end++;
    }
    return end - at;
  }

  /** Returns the offset of the end of the line, without its line break. */
  public static int lineEnd(String source, int at) {
    int end = source.indexOf('\n', at);
    return end < 0 ? source.length() : end;
  }

  /** Returns the end of the paragraph that holds {@code at}: a blank line or the end. */
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
