package press.offprint.edition.pdf.layout;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The breaks of a line of code that is too long: after a space, else after a sign or before the
 * capital of a camel-case name. A word that is longer than a line is divided anywhere.
 */
final class CodeBreaks {
  // How much of a line may stay empty for a better place, as a share of the line.
  private static final double AFTER_COMMA = 0.1;
  private static final double AFTER_BRACKET = 0.15;
  private static final double AFTER_SIGN = 0.2;
  private static final double BEFORE_CAPITAL = 0.35;
  private static final double BETWEEN_IDEOGRAPHS = 0.05;
  private static final double BEFORE_SPACE = 0.05;

  /** A word that is longer than a line begins on the line before it if more would stay empty. */
  private static final double WITHIN_WORD = 0.34;

  private static final int MIN_PART = 2;
  private static final int FIRST_IDEOGRAPH = 0x2E80;

  private static final String BRACKETS = "([{";
  private static final String CLOSING = ")]}>,;:.!?'\"`";

  /** Signs that follow the part of a name, an address or an expression that they end. */
  private static final String AFTER_PART = "_-:?&=+|";

  private final String code;
  private BreakIterator lines;

  CodeBreaks(String code) {
    this.code = code;
  }

  /**
   * Returns the offsets of the breaks of a line.
   *
   * @param start the offset of the line
   * @param end the offset of its end
   * @param room the columns of its first part
   * @param rest the columns of each further part
   */
  List<Integer> of(int start, int end, int room, int rest) {
    List<Integer> breaks = new ArrayList<>();
    int from = start;
    int columns = room;
    int to = fit(from, end, columns);
    while (to < end) {
      from = best(from, to, end, columns, rest);
      breaks.add(from);
      columns = rest;
      to = fit(from, end, columns);
    }
    return breaks;
  }

  /** Returns the offset of the last character that fits, but one character at least. */
  private int fit(int from, int end, int room) {
    int at = from;
    int used = 0;
    while (at < end) {
      int c = code.codePointAt(at);
      used += width(c);
      if (used > room && at > from) {
        return at;
      }
      at += Character.charCount(c);
    }
    return end;
  }

  private int best(int from, int to, int end, int room, int rest) {
    int first = from;
    while (first < to && code.charAt(first) == ' ') {
      first++;
    }
    double least = isLongWord(to, end, rest) ? WITHIN_WORD * room : Double.MAX_VALUE;
    int best = to;
    for (int at = to; at > first; at--) {
      double share = share(at, end);
      double cost = to - at + share * room;
      if (share >= 0 && cost < least) {
        least = cost;
        best = at;
      }
    }
    return best;
  }

  /** Returns true if the word around an offset does not fit in a line. */
  private boolean isLongWord(int at, int end, int room) {
    int start = at;
    while (start > 0 && at - start <= room && share(start, end) < 0) {
      start--;
    }
    int stop = at + 1;
    while (stop < end && stop - start <= room && share(stop, end) < 0) {
      stop++;
    }
    return columns(code.substring(start, stop)) > room;
  }

  /** Returns the share of a line that a break at this place costs; negative if there is none. */
  private double share(int at, int end) {
    if (at <= 0 || at >= end) {
      return at == end ? 0 : -1;
    }
    char before = code.charAt(at - 1);
    char after = code.charAt(at);
    if (before == '\n') {
      return 0;
    }
    if (after == ' ') {
      return before == ' ' ? -1 : BEFORE_SPACE;
    }
    if (before == ' ') {
      return 0;
    }
    if (before >= FIRST_IDEOGRAPH || after >= FIRST_IDEOGRAPH) {
      return isLineBreak(at) ? BETWEEN_IDEOGRAPHS : -1;
    }
    char earlier = at > 1 ? code.charAt(at - 2) : ' ';
    if (CLOSING.indexOf(after) >= 0 || earlier == '\\') {
      return -1;
    }
    if (before == ',' || before == ';') {
      return Character.isDigit(earlier) && Character.isDigit(after) ? -1 : AFTER_COMMA;
    }
    if (BRACKETS.indexOf(before) >= 0) {
      return AFTER_BRACKET;
    }
    if (isSignEnd(earlier, before, after)) {
      return isShort(at, end) ? -1 : AFTER_SIGN;
    }
    boolean capital = Character.isLowerCase(before) && Character.isUpperCase(after);
    return capital && !isShort(at, end) ? BEFORE_CAPITAL : -1;
  }

  private static boolean isSignEnd(char earlier, char before, char after) {
    if (before == '>') {
      return after == '<' || (isPart(after) && earlier != ' ');
    }
    if (!isPart(after)) {
      return false;
    }
    return switch (before) {
      case '/' -> earlier != '<';
      case '.' -> !(Character.isDigit(earlier) && Character.isDigit(after));
      default ->
          AFTER_PART.indexOf(before) >= 0
              && (isPart(earlier) || earlier == before || CLOSING.indexOf(earlier) >= 0);
    };
  }

  private static boolean isPart(char c) {
    return Character.isLetterOrDigit(c);
  }

  /** Returns true if only one character of a word would be before or after a place. */
  private boolean isShort(int at, int end) {
    return at + MIN_PART > end
        || !isPart(code.charAt(at + 1))
        || at < MIN_PART
        || code.charAt(at - MIN_PART) == ' ';
  }

  private boolean isLineBreak(int at) {
    if (lines == null) {
      lines = BreakIterator.getLineInstance(Locale.ROOT);
      lines.setText(code);
    }
    return lines.isBoundary(at);
  }

  /** Returns the columns that a text takes. */
  static int columns(CharSequence text) {
    return text.codePoints().map(CodeBreaks::width).sum();
  }

  // An East Asian character is as wide as two others, and a combining mark has no width.
  private static int width(int c) {
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK || type == Character.FORMAT) {
      return 0;
    }
    int east = c < 0x300 ? 0 : UCharacter.getIntPropertyValue(c, UProperty.EAST_ASIAN_WIDTH);
    return east == UCharacter.EastAsianWidth.WIDE || east == UCharacter.EastAsianWidth.FULLWIDTH
        ? 2
        : 1;
  }
}
