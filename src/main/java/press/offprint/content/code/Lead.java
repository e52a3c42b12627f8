package press.offprint.content.code;

/**
 * What the texts that a pattern matches can begin with; it may hold more than that, never less.
 *
 * @param empty whether the empty text can be one of them
 * @param only the units that are a text alone
 * @param first where longer ones begin, and
 * @param second what comes after it
 */
record Lead(boolean empty, Letters only, Letters first, Letters second) {
  static final Lead EMPTY = new Lead(true, Letters.NONE, Letters.NONE, Letters.NONE);
  static final Lead ANYTHING = new Lead(true, Letters.ALL, Letters.ALL, Letters.ALL);

  /** Texts of one unit. */
  static Lead of(Letters units) {
    return new Lead(false, units, Letters.NONE, Letters.NONE);
  }

  Lead or(Lead other) {
    return new Lead(
        empty || other.empty, only.or(other.only), first.or(other.first), second.or(other.second));
  }

  /** One of these texts, then one of {@code next}. */
  Lead then(Lead next) {
    Lead all = new Lead(false, Letters.NONE, first, second);
    Letters start = next.only.or(next.first);
    if (!only.equals(Letters.NONE) && !start.equals(Letters.NONE)) {
      all = all.or(new Lead(false, Letters.NONE, only, start));
    }
    if (next.empty) {
      all = all.or(of(only));
    }
    return empty ? all.or(next) : all;
  }

  /** Any number of these texts, one after the other. */
  Lead repeated() {
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
        && !only.equals(Letters.ALL)
        && !(first.or(only).equals(Letters.ALL) && second.equals(Letters.ALL));
  }

  Lead inBothCases() {
    return new Lead(empty, only.inBothCases(), first.inBothCases(), second.inBothCases());
  }
}
