package press.offprint.edition.epub.cover;

/**
 * A loop over rows of pixels that mostly equal the row above. Runs of equal pixels are copied at
 * once, and only the other pixels are converted.
 */
final class RowRepeats {
  /** The number of pixels that are converted before the row above is compared again. */
  private static final int CONVERTED_AT_ONCE = 12;

  private final int width;
  private final int rowLength;

  /** An action on a run of pixels. */
  interface Run {
    void apply(int start, int count);
  }

  /** A comparison of pixels with those above. */
  interface Comparison {
    /** Returns the number of equal pixels before the first that differs; -1 if all are equal. */
    int mismatch(int start, int end, int above);
  }

  /**
   * Creates a loop.
   *
   * @param width the number of pixels in a row
   * @param rowLength the distance from one row to the next
   */
  RowRepeats(int width, int rowLength) {
    this.width = width;
    this.rowLength = rowLength;
  }

  /**
   * Processes a row.
   *
   * @param first whether there is no row above
   * @param start the offset of the first pixel
   * @param copy receives the pixels that equal those above
   * @param convert receives the other pixels
   */
  void row(boolean first, int start, Comparison comparison, Run copy, Run convert) {
    int end = start + width;
    for (int at = start; at < end; ) {
      int equal = first ? 0 : comparison.mismatch(at, end, at - rowLength);
      equal = equal < 0 ? end - at : equal;
      if (equal > 0) {
        copy.apply(at, equal);
        at += equal;
      }
      int count = Math.min(CONVERTED_AT_ONCE, end - at);
      convert.apply(at, count);
      at += count;
    }
  }
}
