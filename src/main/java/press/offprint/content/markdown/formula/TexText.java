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
  private static final Pattern NAMED_COMMAND = Pattern.compile("\\\\[A-Za-z]+");
  // An index or a power of one letter, of a bracket or of a group.
  private static final Pattern SCRIPT =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}_])[\\p{L}\\p{N}]{1,2}'*[_^][\\p{L}\\p{N}{\\\\*+-]|[)\\]}|][_^]|[_^][{\\\\]");
  private static final Pattern OPERATOR = Pattern.compile("[=<>+|{}]");
  // A group that is an index or a power, such as that of V_{out}.
  private static final Pattern GROUP = Pattern.compile("[_^]\\{[^{}]*}");
  private static final Pattern WORD = Pattern.compile("\\p{L}{3,}");
  private static final Pattern SHORT =
      Pattern.compile("[-+]?(?:\\p{L}{1,2}'*|\\d+(?:[.,]\\d+)*|∞|…|\\.\\.\\.)!?");
  // Points of a figure, such as ABC, a number with a letter, or a share.
  private static final Pattern NAME =
      Pattern.compile("\\p{L}{1,4}'*|[-+]?\\d+(?:[.,]\\d+)?(?:\\p{L}{1,2}'*|\\\\%)");
  // Operands and marks, such as SSE_1,SSE_2 or 1,..,n or len[i] - len[link[i]]: two words are never
  // side by side, and the comma or the sign behind a price is not the last.
  private static final Pattern TERM =
      Pattern.compile(
          "(?=.{0,100}?[\\p{N}_^,;:+*/|.()\\[\\]-])[\\p{L}\\p{N}^_+(\\[.-]"
              + "(?:\\p{L}{1,12}+(?!\\p{L})|[\\p{N}.,;:+*/|'!^_()\\[\\]-]"
              + "|(?<=[-+*/|(\\[])\\s|\\s(?=[-+*/|(\\[])){0,100}+"
              + "(?<=[\\p{L}\\p{N}'!)\\]]|\\.\\.)");
  // A name in a program or in a template, such as first_name, user.name or Foo::bar.
  private static final Pattern IDENTIFIER =
      Pattern.compile(
          "\\p{L}[._:-]\\p{L}{3}|\\p{L}{3}[._:-]\\p{L}|\\p{L}{3}/\\p{L}|^_\\p{L}{2}|__|::|_\\p{N}{1,3}_"
              + "|\\p{L}{2}:|(?<![,.\\p{N}])\\.\\.$");
  // Two or more short operands, of which the first is no number.
  private static final Pattern SPACED_OUT =
      Pattern.compile(
          "\\s\\p{L}{1,2}'*\\s*[-+*/=<>]\\s*(?:\\p{L}{1,2}'*|\\d+)"
              + "(?:\\s*[-+*/=<>]\\s*(?:\\p{L}{1,2}'*|\\d+))*\\s");
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
      return Regex.matcher(SPACED_OUT, tex).matches() ? AMBIGUOUS : PROSE;
    }
    if (Regex.matcher(OPERATOR, text).find()) {
      return FORMULA;
    }
    if (Regex.matcher(SHORT, text).matches()) {
      return FORMULA;
    }
    boolean isName = Regex.matcher(NAME, text).matches() || isShortList(text) || isTerm(text);
    return isName ? AMBIGUOUS : PROSE;
  }

  /** Returns true if the text holds a command of TeX whose name is a word. */
  static boolean hasCommand(String tex) {
    return Regex.matcher(NAMED_COMMAND, tex).find();
  }

  /** Returns true if the text holds a word that is no function and no part of an index. */
  static boolean hasWord(String tex) {
    return words(Regex.matcher(GROUP, tex).replaceAll("")) > 0;
  }

  // Several words that are no functions; $x_1$ and $a_n for all n$ are formulas.
  private static boolean isProse(String text) {
    return words(text) > MAX_WORDS;
  }

  private static int words(String text) {
    Matcher word = Regex.matcher(WORD, text);
    int words = 0;
    while (word.find()) {
      words += FUNCTIONS.contains(word.group()) ? 0 : 1;
    }
    return words;
  }

  private static boolean isTerm(String text) {
    return Regex.matcher(TERM, text).matches()
        && !Regex.matcher(IDENTIFIER, text).find()
        && balance(text, '(', ')')
        && balance(text, '[', ']');
  }

  // A half-open interval is no term, because prose between two prices has single brackets, too.
  private static boolean balance(String text, char open, char close) {
    return text.chars().filter(c -> c == open).count()
        == text.chars().filter(c -> c == close).count();
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
