package press.offprint.content.shortcode.lex;

/** The finder of code within a paragraph, in which tags are text. */
final class CodeSpans {
  private static final String[] RAW_ELEMENTS = {"pre", "code", "script", "style", "textarea"};

  // True for an element whose end tag was searched for in vain; no later one has an end tag either.
  private final boolean[] isUnclosed = new boolean[RAW_ELEMENTS.length + 1];
  private final String source;

  CodeSpans(String source) {
    this.source = source;
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
}
