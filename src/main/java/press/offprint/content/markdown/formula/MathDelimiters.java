package press.offprint.content.markdown.formula;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;

/**
 * The finder of formulas in a text: TeX between dollar signs, escaped brackets or the marks of an
 * environment. The text is one paragraph, or the source from the start of a block on.
 */
final class MathDelimiters {
  private static final int MAX_LENGTH = 1_000;
  private static final int MAX_DISPLAY_LENGTH = 10_000;
  private static final Pattern ENVIRONMENT =
      Pattern.compile(
          "\\\\begin\\{((?:equation|align|aligned|alignat|gather|multline|eqnarray|flalign|cases"
              + "|array|split|matrix|[pbvBV]matrix|displaymath|math|CD)\\*?)\\}");
  // Doubled backslashes, of which Markdown removes one. Two that end a line of TeX are kept.
  private static final Pattern DOUBLED =
      Pattern.compile("(\\\\)(?:\\\\(?=[^\\s\\[&\\\\])|\\\\\\\\(\\\\))|\\\\(?=[_*])");
  private static final Pattern PRICE = Pattern.compile("\\d[\\d.,]*(?!.*[\\\\^_])");

  // The end of an operand, as opposed to a space, a comma or a quotation mark.
  private static final Pattern OPERAND = Pattern.compile("[\\p{L}\\p{N})\\]}'!|]\\z");
  private static final Pattern VARIABLE = Pattern.compile("\\{[A-Za-z_]\\w+}(?![_^])");

  private final CharSequence source;
  private final MathReading reading;
  // Before this offset, no dollar sign closes a formula.
  private int searchedUpTo;

  /**
   * A formula of a text.
   *
   * @param tex the source without delimiters
   * @param display true for a formula on a line alone
   * @param isCertain false if the text is a formula only in a post that holds others
   * @param end the offset after the closing delimiter
   */
  record Found(String tex, boolean display, boolean isCertain, int end) {}

  MathDelimiters(CharSequence source, MathReading reading) {
    this.source = source;
    this.reading = reading;
  }

  /** Returns the formula that starts at {@code at}; empty if there is none. */
  Optional<Found> parse(int at) {
    if (reading == MathReading.OFF) {
      return Optional.empty();
    }
    if (source.charAt(at) == '$') {
      return startsWith("$$", at) ? display(at) : inline(at);
    }
    if (startsWith("\\\\", at)) {
      return doubled(at);
    }
    if (startsWith("\\(", at)) {
      return escaped(at, "\\)", false);
    }
    if (startsWith("\\begin{", at)) {
      return environment(at);
    }
    if (!startsWith("\\[", at)) {
      return Optional.empty();
    }
    // Within a sentence, escaped brackets are those of Markdown unless they enclose a command.
    return startsLine(at)
        ? escaped(at, "\\]", true)
        : escaped(at, "\\]", false)
            .filter(found -> TexText.hasCommand(found.tex()) && !found.tex().contains("\\\\"));
  }

  private Optional<Found> display(int at) {
    int start = at + 2;
    int end = find("$$", start, Math.min(source.length(), start + MAX_DISPLAY_LENGTH));
    if (end < 0) {
      return Optional.empty();
    }
    String tex = text(start, end);
    boolean isWithin = isWithinSentence(at, end + 2);
    boolean isBroken = tex.isBlank() || hasBlankLine(tex) || tex.indexOf('`') >= 0;
    // Perl and shells have double dollar signs, too.
    boolean isProse = isWithin && reading != MathReading.ON && !isBroken && isProse(tex.strip());
    return isBroken || isProse
        ? Optional.empty()
        : Optional.of(new Found(tex.strip(), !isWithin, true, end + 2));
  }

  private static boolean isProse(String tex) {
    return TexText.of(tex) == TexText.PROSE;
  }

  // kramdown writes $$ for formulas within a sentence too.
  private boolean isWithinSentence(int start, int end) {
    int lineStart = start;
    while (lineStart > 0 && source.charAt(lineStart - 1) != '\n') {
      lineStart--;
    }
    int lineEnd = end;
    while (lineEnd < source.length() && source.charAt(lineEnd) != '\n') {
      lineEnd++;
    }
    return !text(lineStart, start).isBlank() && !text(end, lineEnd).isBlank();
  }

  // Such an environment is a formula without delimiters, as in MathJax.
  private Optional<Found> environment(int at) {
    int limit = Math.min(source.length(), at + MAX_DISPLAY_LENGTH);
    Matcher begin = Regex.matcher(ENVIRONMENT, source).region(at, limit);
    if (!begin.lookingAt()) {
      return Optional.empty();
    }
    String close = "\\end{" + begin.group(1) + "}";
    int end = find(close, begin.end(), limit);
    String tex = end < 0 ? "" : text(at, end + close.length());
    return tex.isEmpty() || hasBlankLine(tex)
        ? Optional.empty()
        : Optional.of(new Found(tex, true, true, end + close.length()));
  }

  private Optional<Found> inline(int at) {
    int limit = Math.min(source.length(), at + MAX_LENGTH);
    if (limit <= searchedUpTo || at + 1 >= limit) {
      return Optional.empty();
    }
    int depth = 0;
    int inBraces = -1;
    for (int i = Math.max(at + 1, searchedUpTo); i < limit; i++) {
      char c = source.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '{' || c == '}') {
        depth = Math.max(0, depth + (c == '{' ? 1 : -1));
      } else if (c == '$' && depth == 0) {
        return formula(at, text(at + 1, i), i + 1);
      } else if (c == '$' && inBraces < 0) {
        inBraces = i;
      }
    }
    if (inBraces > 0) {
      return formula(at, text(at + 1, inBraces), inBraces + 1); // A brace is not closed.
    }
    searchedUpTo = limit;
    return Optional.empty();
  }

  private Optional<Found> formula(int at, String tex, int end) {
    if (tex.length() > 2 && tex.startsWith("`") && tex.endsWith("`")) {
      return Optional.of(new Found(tex.substring(1, tex.length() - 1), false, true, end));
    }
    boolean isFollowed = isWordPart(end);
    TexText kind = tex.isBlank() ? TexText.PROSE : TexText.of(tex);
    boolean isProse =
        kind == TexText.PROSE
            && (reading != MathReading.ON || tex.strip().length() != tex.length());
    boolean isPrice = isDigit(end) && Regex.matcher(PRICE, tex).lookingAt();
    boolean isVariable = isWordPart(at - 1) && tex.indexOf('\\') < 0;
    if (isProse || isPrice || isVariable || isDollar(at - 1) || startsNext(tex, end)) {
      return Optional.empty();
    }
    boolean isTex = kind == TexText.FORMULA && (!isFollowed || tex.length() > 2);
    if (!isTex && isFollowed && tex.length() > 2 && reading != MathReading.ON) {
      return Optional.empty();
    }
    return Optional.of(new Found(tex, false, isTex || reading == MathReading.ON, end));
  }

  // In "$A and ${B}", the second dollar sign starts another variable, price or name.
  private boolean startsNext(String tex, int end) {
    boolean isStart =
        isWordPart(end) || (end < source.length() && "{_".indexOf(source.charAt(end)) >= 0);
    return isStart
        && !TexText.hasCommand(tex)
        && (!Regex.matcher(OPERAND, tex).find() || Regex.matcher(VARIABLE, tex).lookingAt());
  }

  // In Markdown, \( and \[ are escaped brackets, so the text must look like TeX.
  private Optional<Found> escaped(int at, String close, boolean display) {
    int open = close.length();
    int length = display ? MAX_DISPLAY_LENGTH : MAX_LENGTH;
    int end = find(close, at + open, Math.min(source.length(), at + length));
    if (end < 0) {
      return Optional.empty();
    }
    String tex = text(at + open, end).strip();
    TexText kind = tex.isEmpty() ? TexText.PROSE : TexText.of(tex);
    boolean isProse = kind == TexText.PROSE || (!TexText.hasCommand(tex) && TexText.hasWord(tex));
    boolean isTex = !isProse && !hasBlankLine(tex) && !tex.contains("](");
    boolean isCertain = kind == TexText.FORMULA || reading == MathReading.ON;
    return isTex && (!display || isLineEnd(end + open))
        ? Optional.of(new Found(tex, display, isCertain, end + open))
        : Optional.empty();
  }

  // Posts for sites that run MathJax on rendered Markdown have doubled backslashes. In a path such
  // as C:\\(x86), a letter or a colon precedes them.
  private Optional<Found> doubled(int at) {
    boolean display = startsWith("[", at + 2) && startsLine(at);
    boolean inline =
        startsWith("(", at + 2) && !isWordPart(at - 1) && (at == 0 || source.charAt(at - 1) != ':');
    if (!display && !inline) {
      return Optional.empty();
    }
    return escaped(at, display ? "\\\\]" : "\\\\)", display)
        .filter(formula -> !formula.tex().contains(display ? "\\\\[" : "\\\\("))
        .map(
            formula ->
                new Found(
                    Regex.matcher(DOUBLED, formula.tex()).replaceAll("$1$2"),
                    formula.display(),
                    formula.isCertain(),
                    formula.end()));
  }

  private int find(String text, int from, int limit) {
    for (int i = from; i + text.length() <= limit; i++) {
      if (startsWith(text, i)) {
        return i;
      }
    }
    return -1;
  }

  private boolean startsWith(String text, int at) {
    if (at < 0 || at + text.length() > source.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (source.charAt(at + i) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private String text(int start, int end) {
    return source.subSequence(start, end).toString();
  }

  private static boolean hasBlankLine(String tex) {
    return tex.strip().contains("\n\n");
  }

  private boolean startsLine(int at) {
    for (int i = at - 1; i >= 0 && source.charAt(i) != '\n'; i--) {
      if (source.charAt(i) != ' ' && source.charAt(i) != '\t') {
        return false;
      }
    }
    return true;
  }

  // A point or a comma may follow.
  private boolean isLineEnd(int at) {
    int visible = 0;
    for (int i = at; i < source.length() && source.charAt(i) != '\n' && visible < 2; i++) {
      visible += Character.isWhitespace(source.charAt(i)) ? 0 : 1;
    }
    return visible < 2;
  }

  private boolean isDigit(int at) {
    return at < source.length() && Character.isDigit(source.charAt(at));
  }

  private boolean isDollar(int at) {
    return at >= 0 && source.charAt(at) == '$';
  }

  // Japanese and Chinese have no spaces around a formula.
  private boolean isWordPart(int at) {
    return at >= 0
        && at < source.length()
        && Character.isLetterOrDigit(source.charAt(at))
        && (source.charAt(at) < '\u2E80' || source.charAt(at) > '\uFFDC');
  }
}
