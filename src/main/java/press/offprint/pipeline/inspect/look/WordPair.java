package press.offprint.pipeline.inspect.look;

import press.offprint.model.look.PixelBox;

/** A word before, and the same word now. */
record WordPair(WordLook old, WordLook now) {
  private static final double OTHER_WIDTH = 1.06;

  boolean isMoved(double still) {
    if (old.word().boxes().isEmpty() || now.word().boxes().isEmpty()) {
      return false;
    }
    PixelBox before = old.word().boxes().get(0);
    PixelBox after = now.word().boxes().get(0);
    return old.page() != now.page()
        || Math.abs(before.x() - after.x()) > still
        || Math.abs(before.y() - after.y()) > still;
  }

  /** Returns true if other letters paint it: of another font, or of other widths. */
  boolean isOfOtherLetters() {
    if (!old.word().font().equals(now.word().font())) {
      return true;
    }
    if (old.word().boxes().size() != 1 || now.word().boxes().size() != 1) {
      return false;
    }
    double before = old.word().box().width() / Math.max(1, old.word().size());
    double after = now.word().box().width() / Math.max(1, now.word().size());
    return before > after * OTHER_WIDTH || after > before * OTHER_WIDTH;
  }

  /** Returns by how much the letters are larger now. */
  double growth() {
    return now.word().size() / Math.max(0.1, old.word().size());
  }
}
