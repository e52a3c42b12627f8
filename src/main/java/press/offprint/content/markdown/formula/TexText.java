package press.offprint.content.markdown.formula;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;

/**
 * The classification of a text between two delimiters of formulas. Dollar signs are also prices and
 * variables of programs, and escaped brackets are brackets of Markdown, so the text decides.
 */
enum TexText {
  /** The text holds TeX, or an operator between short operands. */
  FORMULA,
  /** The text is short and may be a formula: a letter, a number, or a list of both. */
  AMBIGUOUS,
  /** The text is prose, a price or a part of a program. */
  PROSE;

  // A command, or an escaped mark that TeX has and Markdown authors do not write between dollars.
  private static final Pattern COMMAND = Pattern.compile("\\\\(?:[A-Za-z]+|[,;:!{}|\\\\ ])");
  // An index or a power of one letter, of a bracket or of a group.
  private static final Pattern SCRIPT =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}_])[\\p{L}\\p{N}]{1,2}'*[_^][\\p{L}\\p{N}{\\\\*+-]|[)\\]}|][_^]|[_^][{\\\\]");
  private static final Pattern OPERATOR = Pattern.compile("[=<>+|{}]");
  private static final Pattern WORD = Pattern.compile("\\p{L}{3,}");
  private static final Pattern SHORT =
      Pattern.compile("[-+]?(?:\\p{L}{1,2}'*|\\d+(?:[.,]\\d+)*|∞|…|\\.\\.\\.)!?");
  // Points of a figure, such as ABC.
  private static final Pattern NAME = Pattern.compile("\\p{L}{1,4}'*");
  private static final Pattern SEPARATOR = Pattern.compile("\\s*[,;:/*×·()\\[\\]-]\\s*|\\s+");
  private static final Set<String> FUNCTIONS =
      Set.of(
          "sin", "cos", "tan", "log", "exp", "max", "min", "mod", "lim", "sup", "inf", "det", "dim",
          "ker", "deg", "gcd", "lcm", "arg", "Hom", "End", "Aut", "Gal", "Pr", "iff");
  private static final int MAX_WORDS = 3;

  /**
   * Returns the class of a text.
   *
   * @param tex without the delimiters; not blank
   */
  static TexText of(String tex) {
    String text = tex.strip();
    if (text.startsWith("^[") || text.indexOf('`') >= 0) {
      return PROSE;
    }
    if (Regex.matcher(COMMAND, text).find()) {
      return FORMULA;
    }
    boolean isSpacedOut = text.length() != tex.length();
    if (Regex.matcher(SCRIPT, text).find() && !isProse(text)) {
      return FORMULA;
    }
    if (isSpacedOut) {
      return PROSE;
    }
    if (Regex.matcher(OPERATOR, text).find()) {
      return FORMULA;
    }
    if (Regex.matcher(SHORT, text).matches()) {
      return FORMULA;
    }
    return Regex.matcher(NAME, text).matches() || isShortList(text) ? AMBIGUOUS : PROSE;
  }

  // Several words that are no functions; $x_1$ and $a_n for all n$ are formulas.
  private static boolean isProse(String text) {
    Matcher word = Regex.matcher(WORD, text);
    int words = 0;
    while (word.find()) {
      words += FUNCTIONS.contains(word.group()) ? 0 : 1;
    }
    return words > MAX_WORDS;
  }

  private static boolean isShortList(String text) {
    for (String part : Regex.split(SEPARATOR, text, -1)) {
      if (!part.isEmpty() && !Regex.matcher(SHORT, part).matches() && !FUNCTIONS.contains(part)) {
        return false;
      }
    }
    return true;
  }
}
