package press.offprint.content.shortcode.lex;

/** The lines of a text: what is beside an offset. */
record SourceLines(String source) {

  /** Returns true if only spaces are before an offset in its line. */
  boolean isStart(int at) {
    return margin(at) != null;
  }

  /** Returns the spaces before an offset at the start of its line; null if there is more. */
  String margin(int at) {
    int start = at;
    while (start > 0 && (source.charAt(start - 1) == ' ' || source.charAt(start - 1) == '\t')) {
      start--;
    }
    return start == 0 || source.charAt(start - 1) == '\n' ? source.substring(start, at) : null;
  }

  /** Returns true if only spaces are behind an offset in its line. */
  boolean isEnd(int at) {
    int end = at;
    while (end < source.length() && " \t\r".indexOf(source.charAt(end)) >= 0) {
      end++;
    }
    return end == source.length() || source.charAt(end) == '\n';
  }

  /** Returns the first offset from {@code at} on whose character is no white space. */
  int skipSpace(int at) {
    int next = at;
    while (next < source.length() && Character.isWhitespace(source.charAt(next))) {
      next++;
    }
    return next;
  }
}
