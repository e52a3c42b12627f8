package press.offprint.content.shortcode.lex;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parser of formulas. It distinguishes them from prices and escaped brackets by the rules of
 * pandoc and GitHub: the text between two dollar signs does not start or end with a space and is
 * not plain words, and no letter or digit is next to the pair.
 */
final class MathDelimiters {
  private static final int MAX_LENGTH = 1_000;
  private static final int MAX_DISPLAY_LENGTH = 10_000;
  private static final Pattern TEX = Pattern.compile("[\\\\^_={}+<>|]");
  private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{N}.,;:'’%/-]+(?:\\s+\\S+)+");
  private static final Pattern ENVIRONMENT =
      Pattern.compile("\\\\begin\\{((?:equation|align|alignat|gather|multline|eqnarray)\\*?)\\}");
  // Doubled backslashes, of which Markdown removes one. Two that end a line of TeX are kept.
  private static final Pattern DOUBLED =
      Pattern.compile("(\\\\)(?:\\\\(?=[^\\s\\[&\\\\])|\\\\\\\\(\\\\))|\\\\(?=[_*])");
  private static final Pattern SHORT = Pattern.compile("\\p{L}{1,2}['\\d]?|\\d+");

  private final String source;
  // Before this offset, no dollar sign closes a formula.
  private int searchedUpTo;

  MathDelimiters(String source) {
    this.source = source;
  }

  /** Returns the formula that starts at {@code at}; empty if there is none. */
  Optional<Token.Formula> parse(int at, int paragraphEnd) {
    if (source.charAt(at) == '$') {
      return source.startsWith("$$", at) ? display(at) : inline(at, paragraphEnd);
    }
    if (source.startsWith("\\\\", at)) {
      return doubled(at, paragraphEnd);
    }
    if (source.startsWith("\\(", at)) {
      return escaped(at, "\\)", false, paragraphEnd);
    }
    if (source.startsWith("\\begin{", at) && startsLine(at)) {
      return environment(at);
    }
    return source.startsWith("\\[", at) && startsLine(at)
        ? escaped(at, "\\]", true, source.length())
        : Optional.empty();
  }

  private Optional<Token.Formula> display(int at) {
    int start = at + 2;
    int end = source.indexOf("$$", start);
    if (end < 0 || end - start > MAX_DISPLAY_LENGTH) {
      return Optional.empty();
    }
    String tex = unquote(source.substring(start, end));
    boolean isBroken = tex.isBlank() || tex.strip().contains("\n\n") || tex.indexOf('`') >= 0;
    return isBroken
        ? Optional.empty()
        : Optional.of(new Token.Formula(tex.strip(), true, at, end + 2));
  }

  // Such an environment is a formula without delimiters, as in MathJax.
  private Optional<Token.Formula> environment(int at) {
    Matcher begin = ENVIRONMENT.matcher(source).region(at, source.length());
    if (!begin.lookingAt()) {
      return Optional.empty();
    }
    String close = "\\end{" + begin.group(1) + "}";
    int end = find(close, begin.end(), Math.min(source.length(), at + MAX_DISPLAY_LENGTH));
    String tex = end < 0 ? "" : unquote(source.substring(at, end + close.length()));
    return tex.isEmpty() || tex.contains("\n\n")
        ? Optional.empty()
        : Optional.of(new Token.Formula(tex, true, at, end + close.length()));
  }

  private Optional<Token.Formula> inline(int at, int paragraphEnd) {
    int limit = Math.min(paragraphEnd, at + MAX_LENGTH);
    if (limit <= searchedUpTo || isAttached(at - 1) || !isVisible(at + 1)) {
      return Optional.empty();
    }
    int depth = 0;
    for (int i = Math.max(at + 1, searchedUpTo); i < limit; i++) {
      char c = source.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '{' || c == '}') {
        depth = Math.max(0, depth + (c == '{' ? 1 : -1));
      } else if (c == '$' && i > at + 1 && isVisible(i - 1) && !isAttached(i + 1)) {
        return formula(at, source.substring(at + 1, i), i + 1);
      } else if (c == '$' && depth == 0) {
        // A formula holds a dollar sign within braces only, so these are two prices.
        return Optional.empty();
      }
    }
    searchedUpTo = limit;
    return Optional.empty();
  }

  private static Optional<Token.Formula> formula(int at, String tex, int end) {
    if (tex.length() > 2 && tex.startsWith("`") && tex.endsWith("`")) {
      return Optional.of(new Token.Formula(tex.substring(1, tex.length() - 1), false, at, end));
    }
    boolean isPlainText = !TEX.matcher(tex).find() && WORDS.matcher(tex).matches();
    return isPlainText || tex.indexOf('`') >= 0
        ? Optional.empty()
        : Optional.of(new Token.Formula(tex, false, at, end));
  }

  // In Markdown, \( and \[ are escaped brackets, so the text must look like TeX.
  private Optional<Token.Formula> escaped(int at, String close, boolean display, int limit) {
    int open = close.length();
    int end =
        find(close, at + open, Math.min(limit, at + (display ? MAX_DISPLAY_LENGTH : MAX_LENGTH)));
    if (end < 0) {
      return Optional.empty();
    }
    String tex = unquote(source.substring(at + open, end)).strip();
    boolean looksLikeTex =
        (TEX.matcher(tex).find() || SHORT.matcher(tex).matches())
            && !tex.contains("\n\n")
            && !tex.contains("](")
            && tex.indexOf('`') < 0;
    boolean isAlone =
        !display
            || source.substring(end + open, CodeSpans.lineEnd(source, end)).strip().length() < 2;
    return looksLikeTex && isAlone
        ? Optional.of(new Token.Formula(tex, display, at, end + open))
        : Optional.empty();
  }

  // Posts for sites that run MathJax on rendered Markdown have doubled backslashes. In a path such
  // as C:\\(x86), a letter or a colon precedes them.
  private Optional<Token.Formula> doubled(int at, int paragraphEnd) {
    boolean display = source.startsWith("[", at + 2) && startsLine(at);
    boolean inline =
        source.startsWith("(", at + 2)
            && !isAttached(at - 1)
            && (at == 0 || source.charAt(at - 1) != ':');
    if (!display && !inline) {
      return Optional.empty();
    }
    return escaped(
            at, display ? "\\\\]" : "\\\\)", display, display ? source.length() : paragraphEnd)
        .filter(formula -> !formula.tex().contains(display ? "\\\\[" : "\\\\("))
        .map(
            formula ->
                new Token.Formula(
                    DOUBLED.matcher(formula.tex()).replaceAll("$1$2"),
                    formula.display(),
                    formula.start(),
                    formula.end()));
  }

  private int find(String text, int from, int limit) {
    for (int i = from; i < limit; i++) {
      if (source.startsWith(text, i)) {
        return i;
      }
    }
    return -1;
  }

  // Removes quote marks from the lines of a formula in a quotation.
  private static String unquote(String tex) {
    return tex.indexOf('\n') < 0 ? tex : tex.replaceAll("\n[ \t]*(?:>[ \t]?)+", "\n");
  }

  private boolean startsLine(int at) {
    int line = source.lastIndexOf('\n', at) + 1;
    return source.substring(line, at).chars().allMatch(c -> c == ' ' || c == '\t' || c == '>');
  }

  private boolean isVisible(int at) {
    return at < source.length() && !Character.isWhitespace(source.charAt(at));
  }

  private boolean isAttached(int at) {
    return at >= 0
        && at < source.length()
        && (Character.isLetterOrDigit(source.charAt(at))
            || source.charAt(at) == '$'
            || source.charAt(at) == '\\')
        && !isIdeograph(source.charAt(at));
  }

  // Japanese and Chinese have no spaces around a formula.
  private static boolean isIdeograph(char c) {
    return c >= '\u2E80' && c <= '\uFFDC';
  }
}
