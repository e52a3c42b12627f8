package press.offprint.model.text;

import java.text.Normalizer;

/**
 * The italic alphabet of mathematics (Unicode, chapter 22.2), in which an identifier of one letter
 * is shown (MathML Core, section 2.2.1).
 */
public final class MathItalic {
  private static final int CAPITAL = 0x1D434;
  private static final int SMALL = 0x1D44E;
  private static final int AFTER_SMALL = 0x1D468;
  private static final int GREEK_START = 0x1D6E2;

  /** The letter h, which Unicode had before the alphabet. */
  private static final int PLANCK = 0x210E;

  /** The Greek letters and signs of the alphabet, in its order. */
  private static final String GREEK =
      "\u0391\u0392\u0393\u0394\u0395\u0396\u0397\u0398\u0399\u039A\u039B\u039C\u039D\u039E\u039F\u03A0"
          + "\u03A1\u03F4\u03A3\u03A4\u03A5\u03A6\u03A7\u03A8\u03A9\u2207\u03B1\u03B2\u03B3\u03B4\u03B5\u03B6"
          + "\u03B7\u03B8\u03B9\u03BA\u03BB\u03BC\u03BD\u03BE\u03BF\u03C0\u03C1\u03C2\u03C3\u03C4\u03C5\u03C6"
          + "\u03C7\u03C8\u03C9\u2202\u03F5\u03D1\u03F0\u03D5\u03F1\u03D6";

  private MathItalic() {}

  /** Returns the italic form of a character; the character itself if it has none. */
  public static int of(int c) {
    if (c == 'h') {
      return PLANCK;
    } else if (c >= 'A' && c <= 'Z') {
      return CAPITAL + c - 'A';
    } else if (c >= 'a' && c <= 'z') {
      return SMALL + c - 'a';
    }
    int greek = GREEK.indexOf(c);
    return greek < 0 ? c : GREEK_START + greek;
  }

  /**
   * Returns the text of a letter in a document: the plain letter for an italic one, because italic
   * is how every variable looks and readers search for the letter.
   */
  public static String text(int letter) {
    boolean italic =
        (letter >= CAPITAL && letter < AFTER_SMALL)
            || (letter >= GREEK_START && letter < GREEK_START + GREEK.length())
            || letter == PLANCK;
    String text = Character.toString(letter);
    return italic ? Normalizer.normalize(text, Normalizer.Form.NFKC) : text;
  }
}
