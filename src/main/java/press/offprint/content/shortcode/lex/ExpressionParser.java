package press.offprint.content.shortcode.lex;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.shortcode.lex.Token.Loss;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.text.OneLine;

/** The parser of expressions in braces in the text of a post of MDX. */
final class ExpressionParser {
  // Attributes of a block or a span, and tags of other tools.
  private static final Pattern NO_EXPRESSION =
      Pattern.compile("\\s*+(?:[#.:%{]|[\\w-]{1,100}=[^=>]|\\z)|\\s*+\\\\");
  private static final Pattern EMPTY_LINE = Pattern.compile("\\n[ \\t\\r]*+\\n");
  private static final Pattern FORMULA =
      Pattern.compile(
          "\\$\\$(?:[^$\\\\]|\\\\.|\\$(?!\\$)){1,2000}+\\$\\$"
              + "|\\$(?![\\s$])(?:[^$\\n\\\\]|\\\\.){1,500}+(?<!\\s)\\$(?!\\d)",
          Pattern.DOTALL);
  private static final int MAX_FORMULA = 2_000;
  private static final Pattern NOTHING =
      Pattern.compile("\\s*+(?:true|false|null|undefined)?\\s*+");
  private static final int MAX_EXPRESSION = 20_000;
  // Each expression without an end is read in vain.
  private static final int MAX_READ_IN_VAIN = 1_000_000;

  private final String source;
  private final SourceLines lines;
  private final ScriptValues values;
  private long readInVain;
  private int lastEnd = -1;

  ExpressionParser(String source, ScriptValues values) {
    this.source = source;
    this.lines = new SourceLines(source);
    this.values = values;
  }

  /** Returns the expression at an offset: its value, its code, or nothing for a comment. */
  Optional<Token> parse(int at) {
    if (source.startsWith("{{", at) || source.startsWith("{%", at) || isTex(at)) {
      return Optional.empty();
    }
    int end = end(at);
    if (end < 0) {
      return Optional.empty();
    }
    String written = source.substring(at + 1, end - 1);
    String inner = withoutComments(written);
    if (inner.isEmpty() && !written.isBlank()) {
      // The Markdown parser knows comments, some of which are the ids of headings.
      boolean isKnown = written.startsWith("/*") && !Regex.matcher(EMPTY_LINE, written).find();
      return Optional.of(isKnown ? new Token.Text(at, end) : new Token.Script("", at, end));
    }
    if (Regex.matcher(NO_EXPRESSION, written).lookingAt()) {
      readInVain += end - at;
      return Optional.empty();
    }
    lastEnd = end;
    Optional<String> value =
        Regex.matcher(NOTHING, inner).matches() ? Optional.of("") : values.text(inner);
    if (value.isPresent()) {
      String line = OneLine.of(value.get());
      return Optional.of(
          line.isBlank()
              ? new Token.Script(line.isEmpty() ? "" : " ", at, end)
              : new Token.Literal(line, at, end));
    }
    String margin = lines.isEnd(end) ? lines.margin(at) : null;
    String code = source.substring(at, end);
    String markdown =
        margin != null && code.indexOf('\n') >= 0 ? CodeMarkup.fence(code, "jsx", margin) : "";
    return Optional.of(new Token.Script(markdown, Loss.EXPRESSION, at, end));
  }

  /** Returns an expression without the comments and spaces at its start. */
  private static String withoutComments(String written) {
    SourceLines lines = new SourceLines(written);
    int at = lines.skipSpace(0);
    while (written.startsWith("/*", at) || written.startsWith("//", at)) {
      String mark = written.startsWith("/*", at) ? "*/" : "\n";
      int end = written.indexOf(mark, at + 2);
      at = end < 0 ? written.length() : lines.skipSpace(end + mark.length());
    }
    return written.substring(at).strip();
  }

  // Braces of formulas, as in x_{a.b} and \sqrt{a}.
  private boolean isTex(int at) {
    int before = at - 1;
    if (before >= 0 && "_^\\".indexOf(source.charAt(before)) >= 0) {
      return true;
    }
    if (before >= 0 && source.charAt(before) == '}') {
      return at != lastEnd;
    }
    while (before >= 0 && Character.isLetter(source.charAt(before))) {
      before--;
    }
    return before >= 0 && source.charAt(before) == '\\';
  }

  /** Returns the offset behind the formula that starts with a dollar sign; -1 if there is none. */
  int formulaEnd(int at) {
    Matcher formula =
        Regex.matcher(FORMULA, source).region(at, Math.min(source.length(), at + MAX_FORMULA));
    return formula.lookingAt() ? formula.end() : -1;
  }

  /** Returns the offset behind the expression at an offset; -1 if it has no end. */
  int end(int at) {
    if (readInVain > MAX_READ_IN_VAIN) {
      return -1;
    }
    int end = BracketScanner.end(source, at, at + MAX_EXPRESSION);
    readInVain += end < 0 ? source.length() - at : 0;
    return end;
  }
}
