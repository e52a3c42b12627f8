package press.offprint.content.shortcode.lex;

import java.util.ArrayDeque;
import java.util.Deque;

/** Reads JavaScript from an offset on: its brackets, texts and comments. */
final class BracketScanner {
  private final String source;
  private final int limit;
  private final Deque<Character> open = new ArrayDeque<>();
  private int at;

  /**
   * @param limit the offset that the scanner does not pass
   */
  BracketScanner(String source, int at, int limit) {
    this.source = source;
    this.limit = Math.min(limit, source.length());
    this.at = at;
  }

  /**
   * Returns the offset behind the bracket that closes the one at an offset; -1 if none does before
   * the limit.
   */
  static int end(String source, int at, int limit) {
    BracketScanner scanner = new BracketScanner(source, at, limit);
    while (!scanner.isAtLimit()) {
      scanner.read();
      if (!scanner.isOpen()) {
        return scanner.at() <= scanner.limit ? scanner.at() : -1;
      }
    }
    return -1;
  }

  int at() {
    return at;
  }

  boolean isAtLimit() {
    return at >= limit;
  }

  /** Returns true within brackets or a template. */
  boolean isOpen() {
    return !open.isEmpty();
  }

  /** Reads a character, or a text or a comment. */
  void read() {
    char c = source.charAt(at);
    boolean isTemplate = !open.isEmpty() && open.peek() == '`';
    if (c == '\\') {
      at++;
    } else if (c == '`' && isTemplate) {
      open.pop();
    } else if (isTemplate) {
      if (c == '$' && source.startsWith("{", at + 1)) {
        at++;
        open.push('}');
      }
    } else if (c == '/' && source.startsWith("/*", at)) {
      int end = source.indexOf("*/", at + 2);
      // A comment without an end is not code, and the position is then behind the text.
      at = end < 0 ? source.length() : end + 1;
    } else if (c == '/' && source.startsWith("//", at)) {
      at = lineEnd() - 1;
    } else if (c == '"' || c == '\'') {
      at = textEnd(c);
    } else if (c == '`') {
      open.push('`');
    } else if ("{[(".indexOf(c) >= 0) {
      open.push("}])".charAt("{[(".indexOf(c)));
    } else if (!open.isEmpty() && open.peek() == c) {
      open.pop();
    }
    at++;
  }

  // An apostrophe in the text of an element has no end in its line.
  private int textEnd(char quote) {
    for (int i = at + 1; i < source.length() && source.charAt(i) != '\n'; i++) {
      char c = source.charAt(i);
      if (c == quote) {
        return i;
      }
      i += c == '\\' ? 1 : 0;
    }
    return at;
  }

  private int lineEnd() {
    int end = source.indexOf('\n', at);
    return end < 0 ? source.length() : end;
  }
}
