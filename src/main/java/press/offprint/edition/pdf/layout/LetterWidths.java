package press.offprint.edition.pdf.layout;

/** Estimates of the width of a text of the body before it is laid out, in Latin letters. */
final class LetterWidths {
  private static final int FIRST_IDEOGRAPH = 0x2E80;
  private static final double IDEOGRAPH = 2.3;

  private LetterWidths() {}

  /** Returns the width of a text without the spaces at both ends. */
  static double of(String text) {
    return text.strip().codePoints().mapToDouble(c -> c >= FIRST_IDEOGRAPH ? IDEOGRAPH : 1).sum();
  }
}
