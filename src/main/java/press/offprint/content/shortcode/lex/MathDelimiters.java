package press.offprint.content.shortcode.lex;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells formulas from prices and escaped brackets, by pandoc's rule and GitHub's together: a single
 * dollar opens before and closes behind something that is not space, no letter or digit touches the
 * pair from outside, and plain words between two dollars are no formula.
 */
final class MathDelimiters {
  private static final int LONGEST = 1_000;
  private static final int LONGEST_DISPLAY = 10_000;
  private static final Pattern TEX = Pattern.compile("[\\\\^_={}+<>|]");
  private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{N}.,;:'’%/-]+(?:\\s+\\S+)+");
  private static final Pattern ENVIRONMENT =
      Pattern.compile("\\\\begin\\{((?:equation|align|alignat|gather|multline|eqnarray)\\*?)\\}");
  // The backslashes of which Markdown takes one away; but two that end a line of TeX are kept.
  private static final Pattern DOUBLED =
      Pattern.compile("(\\\\)(?:\\\\(?=[^\\s\\[&\\\\])|\\\\\\\\(\\\\))|\\\\(?=[_*])");
  private static final Pattern SHORT = Pattern.compile("\\p{L}{1,2}['\\d]?|\\d+");

  private final String source;
  private int noneBefore;

  MathDelimiters(String source) {
    this.source = source;
  }

  /** The formula that opens at {@code at} with a dollar or a backslash. */
  Optional<Token.Formula> at(int at, int paragraphEnd) {
    if (source.charAt(at) == '$') {
      return source.startsWith("$$", at) ? display(at, "$$", "$$") : inline(at, paragraphEnd);
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

  private Optional<Token.Formula> display(int at, String open, String close) {
    int start = at + open.length();
    int end = source.indexOf(close, start);
    if (end < 0 || end - start > LONGEST_DISPLAY) {
      return Optional.empty();
    }
    String tex = unquote(source.substring(start, end));
    boolean broken = tex.isBlank() || tex.strip().contains("\n\n") || tex.indexOf('`') >= 0;
    return broken
        ? Optional.empty()
        : Optional.of(new Token.Formula(tex.strip(), true, at, end + close.length()));
  }

  /** Environments that are formulas by themselves, as MathJax takes them. */
  private Optional<Token.Formula> environment(int at) {
    Matcher begin = ENVIRONMENT.matcher(source).region(at, source.length());
    if (!begin.lookingAt()) {
      return Optional.empty();
    }
    String close = "\\end{" + begin.group(1) + "}";
    int end = find(close, begin.end(), Math.min(source.length(), at + LONGEST_DISPLAY));
    String tex = end < 0 ? "" : unquote(source.substring(at, end + close.length()));
    return tex.isEmpty() || tex.contains("\n\n")
        ? Optional.empty()
        : Optional.of(new Token.Formula(tex, true, at, end + close.length()));
  }

  private Optional<Token.Formula> inline(int at, int paragraphEnd) {
    int limit = Math.min(paragraphEnd, at + LONGEST);
    if (limit <= noneBefore || touches(at - 1) || !isInk(at + 1)) {
      return Optional.empty();
    }
    int depth = 0;
    for (int i = Math.max(at + 1, noneBefore); i < limit; i++) {
      char c = source.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '{' || c == '}') {
        depth = Math.max(0, depth + (c == '{' ? 1 : -1));
      } else if (c == '$' && i > at + 1 && isInk(i - 1) && !touches(i + 1)) {
        return formula(at, source.substring(at + 1, i), i + 1);
      } else if (c == '$' && depth == 0) {
        // TeX has no dollar within a formula but in braces: these two are prices.
        return Optional.empty();
      }
    }
    noneBefore = limit;
    return Optional.empty();
  }

  private static Optional<Token.Formula> formula(int at, String tex, int end) {
    if (tex.length() > 2 && tex.startsWith("`") && tex.endsWith("`")) {
      return Optional.of(new Token.Formula(tex.substring(1, tex.length() - 1), false, at, end));
    }
    boolean words = !TEX.matcher(tex).find() && WORDS.matcher(tex).matches();
    return words || tex.indexOf('`') >= 0
        ? Optional.empty()
        : Optional.of(new Token.Formula(tex, false, at, end));
  }

  // Markdown's own meaning of \( and \[ is a bracket to be shown: only what looks like TeX is TeX.
  private Optional<Token.Formula> escaped(int at, String close, boolean display, int limit) {
    int open = close.length();
    int end = find(close, at + open, Math.min(limit, at + (display ? LONGEST_DISPLAY : LONGEST)));
    if (end < 0) {
      return Optional.empty();
    }
    String tex = unquote(source.substring(at + open, end)).strip();
    boolean looks =
        (TEX.matcher(tex).find() || SHORT.matcher(tex).matches())
            && !tex.contains("\n\n")
            && !tex.contains("](")
            && tex.indexOf('`') < 0;
    boolean alone =
        !display
            || source.substring(end + open, CodeSpans.lineEnd(source, end)).strip().length() < 2;
    return looks && alone
        ? Optional.of(new Token.Formula(tex, display, at, end + open))
        : Optional.empty();
  }

  // Where Markdown is made first and MathJax comes after it, the backslashes that MathJax is to see
  // are doubled. A path that ends in two of them goes on from a letter or a colon.
  private Optional<Token.Formula> doubled(int at, int paragraphEnd) {
    boolean display = source.startsWith("[", at + 2) && startsLine(at);
    boolean inline =
        source.startsWith("(", at + 2)
            && !touches(at - 1)
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

  // A formula of several lines in a quote carries the quote's marks.
  private static String unquote(String tex) {
    return tex.indexOf('\n') < 0 ? tex : tex.replaceAll("\n[ \t]*(?:>[ \t]?)+", "\n");
  }

  private boolean startsLine(int at) {
    int line = source.lastIndexOf('\n', at) + 1;
    return source.substring(line, at).chars().allMatch(c -> c == ' ' || c == '\t' || c == '>');
  }

  private boolean isInk(int at) {
    return at < source.length() && !Character.isWhitespace(source.charAt(at));
  }

  private boolean touches(int at) {
    return at >= 0
        && at < source.length()
        && (Character.isLetterOrDigit(source.charAt(at))
            || source.charAt(at) == '$'
            || source.charAt(at) == '\\')
        && !isIdeograph(source.charAt(at));
  }

  // Japanese and Chinese are written without spaces around a formula.
  private static boolean isIdeograph(char c) {
    return c >= '\u2E80' && c <= '\uFFDC';
  }
}
