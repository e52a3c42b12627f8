package press.offprint.edition.pdf.text;

import java.text.Normalizer;

/** Text without what is not seen: the engine takes each character for a sign. */
public final class InvisibleCharacters {
  private static final int SKIN_FIRST = 0x1F3FB;
  private static final int SKIN_LAST = 0x1F3FF;

  private InvisibleCharacters() {}

  /**
   * Composes letters and marks where one character has both (NFC), since marks are not placed by a
   * font's rules.
   */
  public static String compose(String text) {
    return isPlain(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  /** Drops what picks or joins emoji. The non-joiner, which Persian needs, stays. */
  static String strip(String text) {
    if (isPlain(text)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().filter(c -> !isSelector(c)).forEach(out::appendCodePoint);
    return out.toString();
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x300) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSelector(int c) {
    return c == 0x200D
        || c == 0x2060
        || c == 0xFEFF
        || (c >= 0xFE00 && c <= 0xFE0F)
        || (c >= SKIN_FIRST && c <= SKIN_LAST)
        || (c >= 0xE0000 && c <= 0xE0FFF);
  }
}
