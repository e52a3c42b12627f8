package press.offprint.edition.epub.cover;

/**
 * Goes through rows of pixels of which most are as the row above: those are copied a span at a
 * time, and only the others are looked at.
 */
final class RowRepeats {
  /** So many pixels are made before it is asked again whether the next are as those above. */
  private static final int FRESH = 12;

  private final int width;
  private final int above;

  /** Some pixels of a row. */
  interface Span {
    /** As many as {@code count}, the first of them at {@code at}. */
    void of(int at, int count);
  }

  /** Compares some pixels of a row with those above. */
  interface Comparison {
    /** How many are alike before one is not; below zero where all are. */
    int of(int at, int end, int above);
  }

  /**
   * @param width of the rows
   * @param stride how much further the next row begins
   */
  RowRepeats(int width, int stride) {
    this.width = width;
    this.above = stride;
  }

  /**
   * Goes through a row that has one above it, or, if {@code first}, none.
   *
   * @param start the place of its first pixel
   * @param copy what is as above
   * @param make what is not
   */
  void row(boolean first, int start, Comparison comparison, Span copy, Span make) {
    int end = start + width;
    for (int at = start; at < end; ) {
      int alike = first ? 0 : comparison.of(at, end, at - above);
      alike = alike < 0 ? end - at : alike;
      if (alike > 0) {
        copy.of(at, alike);
        at += alike;
      }
      int fresh = Math.min(FRESH, end - at);
      make.of(at, fresh);
      at += fresh;
    }
  }
}
