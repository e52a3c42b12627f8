package press.offprint.content.shortcode.lex;

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
          "(?m)export[ \\t]+(?:"
              + "(?:const|let|var)[ \\t]+(?:[\\w$]+[ \\t]*(?:[=:;,]|$)|[{\\[])"
              + "|(?:async[ \\t]+)?function\\b[ \\t*]*[\\w$]*[ \\t]*[(<]"
              + "|(?:abstract[ \\t]+)?class[ \\t]+[\\w$]+[^\\n{]{0,200}\\{"
              + "|(?:type|interface)[ \\t]+[\\w$]+[^\\n={]{0,200}[={]"
              + "|default[ \\t]+(?:(?:async[ \\t]+)?function\\b|class\\b|[({\\[<\"'`]"
              + "|[\\w$.]+[ \\t]*(?:[(;]|=>|$))"
              + "|\\{|\\*[ \\t]+(?:as[ \\t]+[\\w$]+[ \\t]+)?from\\b)");
  // A line of words is not the next one of an export.
  private static final Pattern PROSE = Pattern.compile("[A-Z][\\p{L}'’]*,? [a-z]{2,}");
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
      int end = endOfCode(at);
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

  /**
   * Returns the offset after the code at an offset; -1 if its brackets are not closed, or perhaps
   * by chance.
   */
  private int endOfCode(int start) {
    BracketScanner scanner = new BracketScanner(source, start, source.length());
    boolean hasEmptyLine = false;
    while (!scanner.isAtLimit()) {
      if (!scanner.isOpen() && isBeforeProse(scanner.at())) {
        return scanner.at();
      }
      if (isEmptyLine(scanner.at())) {
        if (!scanner.isOpen()) {
          return isEndOfCode(scanner.at(), hasEmptyLine) ? scanner.at() : -1;
        }
        hasEmptyLine = true;
      }
      scanner.read();
    }
    boolean isEnd = !scanner.isOpen() && scanner.at() == source.length();
    return isEnd && isEndOfCode(scanner.at(), hasEmptyLine) ? scanner.at() : -1;
  }

  private boolean isBeforeProse(int at) {
    return source.charAt(at) == '\n'
        && Regex.matcher(PROSE, source).region(at + 1, source.length()).lookingAt();
  }

  // Words behind an empty line may close a bracket by chance, but not at the start of a line.
  private boolean isEndOfCode(int at, boolean hasEmptyLine) {
    int end = at;
    while (end > 0 && Character.isWhitespace(source.charAt(end - 1))) {
      end--;
    }
    int line = source.lastIndexOf('\n', end - 1) + 1;
    return !hasEmptyLine
        || "})]`".indexOf(source.charAt(line)) >= 0
        || source.startsWith("`;", end - 2);
  }
}
