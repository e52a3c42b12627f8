package press.offprint.content.code;

/**
 * A set of UTF-16 units: each of ASCII is in it or not, and what lies beyond is in it or not as a
 * whole. Where it cannot be exact it holds too much.
 *
 * @param low those of the first 64, a bit each
 * @param high those of the second 64
 * @param beyond whether units from 128 on are in it
 */
record AsciiSet(long low, long high, boolean beyond) {
  static final AsciiSet NONE = new AsciiSet(0, 0, false);
  static final AsciiSet ALL = new AsciiSet(-1, -1, true);
  static final AsciiSet DIGITS = range('0', '9');
  private static final AsciiSet UPPER = range('A', 'Z');
  private static final AsciiSet LOWER = range('a', 'z');
  static final AsciiSet WORD = DIGITS.or(LOWER).or(UPPER).or(range('_', '_'));
  static final AsciiSet SPACE = new AsciiSet(range('\t', '\r').or(range(' ', ' ')).low, 0, true);

  private static final int ASCII = 128;
  private static final int HALF = 64;
  private static final int CASES_APART = 'a' - 'A';

  /** The units from {@code first} to {@code last}, both of them in it. */
  static AsciiSet range(int first, int last) {
    long low = 0;
    long high = 0;
    for (int unit = first; unit <= Math.min(last, ASCII - 1); unit++) {
      if (unit < HALF) {
        low |= 1L << unit;
      } else {
        high |= 1L << unit;
      }
    }
    return new AsciiSet(low, high, last >= ASCII);
  }

  AsciiSet or(AsciiSet other) {
    return new AsciiSet(low | other.low, high | other.high, beyond || other.beyond);
  }

  /** All that is not in it; what lies beyond ASCII may be anyway. */
  AsciiSet negated() {
    return new AsciiSet(~low, ~high, true);
  }

  /** With the other case of each letter; some beyond ASCII are another case of one within. */
  AsciiSet inBothCases() {
    if (beyond) {
      return or(UPPER).or(LOWER);
    }
    long upper = high & UPPER.high;
    long lower = high & LOWER.high;
    long others = (upper << CASES_APART) | (lower >>> CASES_APART);
    return new AsciiSet(low, high | others, others != 0);
  }

  boolean has(char unit) {
    if (unit >= ASCII) {
      return beyond;
    }
    return ((unit < HALF ? low : high) >>> unit & 1) != 0;
  }
}
