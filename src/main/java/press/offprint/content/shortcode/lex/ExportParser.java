package press.offprint.content.shortcode.lex;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;

/**
 * The parser of the exports of JavaScript in MDX, which start a block and end before the first
 * empty line outside of brackets. The Markdown parser hides imports.
 */
final class ExportParser {
  private static final Pattern START =
      Pattern.compile(
          "export[ \\t]+(?:(?:const|let|var|function|async|class|default|type|interface)\\b"
              + "|[{*])");
  // Each export whose brackets are not closed is read to the end of the post.
  private static final int MAX_READ_IN_VAIN = 1_000_000;

  private final String source;
  private int readInVain;

  ExportParser(String source) {
    this.source = source;
  }

  /** Returns the export at the start of a block; empty if there is none. */
  Optional<Token.Script> parse(int at) {
    // Within a list or a quotation, such words are text.
    boolean isLine = at == 0 || source.charAt(at - 1) == '\n';
    return isLine && Regex.matcher(START, source).region(at, source.length()).lookingAt()
        ? Optional.of(new Token.Script("", at, end(at)))
        : Optional.empty();
  }

  private int end(int at) {
    if (readInVain <= MAX_READ_IN_VAIN) {
      int end = new Scanner(at).end();
      if (end >= 0) {
        return end;
      }
      readInVain += source.length() - at;
    }
    // Brackets that are not closed may be words in the elements of JSX.
    int line = at;
    while (line < source.length() && !isEmptyLine(line)) {
      line++;
    }
    return line;
  }

  /** Returns true at a line end with an empty line behind it. */
  private boolean isEmptyLine(int at) {
    if (source.charAt(at) != '\n') {
      return false;
    }
    int next = at + 1;
    while (next < source.length() && " \t\r".indexOf(source.charAt(next)) >= 0) {
      next++;
    }
    return next == source.length() || source.charAt(next) == '\n';
  }

  /** Reads brackets, texts and comments. */
  private final class Scanner {
    private final Deque<Character> open = new ArrayDeque<>();
    private int at;
    private boolean hasEmptyLine;

    Scanner(int at) {
      this.at = at;
    }

    int end() {
      while (at < source.length()) {
        if (isEmptyLine(at)) {
          if (open.isEmpty()) {
            return isEndOfCode() ? at : -1;
          }
          hasEmptyLine = true;
        }
        read(source.charAt(at));
        at++;
      }
      return open.isEmpty() && at == source.length() && isEndOfCode() ? at : -1;
    }

    // Words behind an empty line may close a bracket by chance, but not at the start of a line.
    private boolean isEndOfCode() {
      int end = at;
      while (end > 0 && Character.isWhitespace(source.charAt(end - 1))) {
        end--;
      }
      int line = source.lastIndexOf('\n', end - 1) + 1;
      return !hasEmptyLine || "})]`".indexOf(source.charAt(line)) >= 0;
    }

    private void read(char c) {
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
}
