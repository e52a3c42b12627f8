package press.offprint.content.code;

/**
 * What the texts that a pattern matches can begin with; it may hold more than that, never less.
 *
 * @param empty whether the empty text can be one of them
 * @param only the units that are a text alone
 * @param first where longer ones begin, and
 * @param second what comes after it
 */
record RegexPrefixes(boolean empty, AsciiSet only, AsciiSet first, AsciiSet second) {
  static final RegexPrefixes EMPTY =
      new RegexPrefixes(true, AsciiSet.NONE, AsciiSet.NONE, AsciiSet.NONE);
  static final RegexPrefixes ANYTHING =
      new RegexPrefixes(true, AsciiSet.ALL, AsciiSet.ALL, AsciiSet.ALL);

  /** Texts of one unit. */
  static RegexPrefixes of(AsciiSet units) {
    return new RegexPrefixes(false, units, AsciiSet.NONE, AsciiSet.NONE);
  }

  RegexPrefixes or(RegexPrefixes other) {
    return new RegexPrefixes(
        empty || other.empty, only.or(other.only), first.or(other.first), second.or(other.second));
  }

  /** One of these texts, then one of {@code next}. */
  RegexPrefixes then(RegexPrefixes next) {
    RegexPrefixes all = new RegexPrefixes(false, AsciiSet.NONE, first, second);
    AsciiSet start = next.only.or(next.first);
    if (!only.equals(AsciiSet.NONE) && !start.equals(AsciiSet.NONE)) {
      all = all.or(new RegexPrefixes(false, AsciiSet.NONE, only, start));
    }
    if (next.empty) {
      all = all.or(of(only));
    }
    return empty ? all.or(next) : all;
  }

  /** Any number of these texts, one after the other. */
  RegexPrefixes repeated() {
    // Two of them are enough: what comes after two units is out of sight.
    return EMPTY.or(then(EMPTY.or(this)));
  }

  /** Whether a match can begin with the unit {@code at} a place of {@code text}. */
  boolean canBegin(String text, int at) {
    char unit = text.charAt(at);
    if (only.has(unit)) {
      return true;
    }
    return first.has(unit) && at + 1 < text.length() && second.has(text.charAt(at + 1));
  }

  /** Whether there are places at which no match can begin. */
  boolean isSelective() {
    return !empty
        && !only.equals(AsciiSet.ALL)
        && !(first.or(only).equals(AsciiSet.ALL) && second.equals(AsciiSet.ALL));
  }

  RegexPrefixes inBothCases() {
    return new RegexPrefixes(empty, only.inBothCases(), first.inBothCases(), second.inBothCases());
  }
}
