package press.offprint.edition.pdf.math.layout;

import java.text.Normalizer;
import java.util.Map;

/**
 * The mathematical alphabets (Unicode, chapter 22.2). Fonts have them as characters, so the
 * characters replace the attribute {@code mathvariant}.
 */
final class MathAlphabet {
  static final String ITALIC = "italic";

  private static final int NONE = 0;
  private static final int LETTERS = 26;
  private static final int GREEK_LETTERS = 25;
  private static final String GREEK_SYMBOLS = "∂ϵϑϰϕϱϖ";

  /** The code points of A, of Alpha and of zero in an alphabet. */
  private record Starts(int latin, int greek, int digits) {}

  private static final Map<String, Starts> ALPHABETS =
      Map.ofEntries(
          Map.entry("bold", new Starts(0x1D400, 0x1D6A8, 0x1D7CE)),
          Map.entry(ITALIC, new Starts(0x1D434, 0x1D6E2, NONE)),
          Map.entry("bold-italic", new Starts(0x1D468, 0x1D71C, NONE)),
          Map.entry("script", new Starts(0x1D49C, NONE, NONE)),
          Map.entry("bold-script", new Starts(0x1D4D0, NONE, NONE)),
          Map.entry("fraktur", new Starts(0x1D504, NONE, NONE)),
          Map.entry("double-struck", new Starts(0x1D538, NONE, 0x1D7D8)),
          Map.entry("bold-fraktur", new Starts(0x1D56C, NONE, NONE)),
          Map.entry("sans-serif", new Starts(0x1D5A0, NONE, 0x1D7E2)),
          Map.entry("bold-sans-serif", new Starts(0x1D5D4, 0x1D756, 0x1D7EC)),
          Map.entry("sans-serif-italic", new Starts(0x1D608, NONE, NONE)),
          Map.entry("sans-serif-bold-italic", new Starts(0x1D63C, 0x1D790, NONE)),
          Map.entry("monospace", new Starts(0x1D670, NONE, 0x1D7F6)));

  // Letters that are older than the alphabets, at other code points.
  private static final Map<Integer, Integer> EXCEPTIONS =
      Map.ofEntries(
          Map.entry(0x1D455, 0x210E),
          Map.entry(0x1D49D, 0x212C),
          Map.entry(0x1D4A0, 0x2130),
          Map.entry(0x1D4A1, 0x2131),
          Map.entry(0x1D4A3, 0x210B),
          Map.entry(0x1D4A4, 0x2110),
          Map.entry(0x1D4A7, 0x2112),
          Map.entry(0x1D4A8, 0x2133),
          Map.entry(0x1D4AD, 0x211B),
          Map.entry(0x1D4BA, 0x212F),
          Map.entry(0x1D4BC, 0x210A),
          Map.entry(0x1D4C4, 0x2134),
          Map.entry(0x1D506, 0x212D),
          Map.entry(0x1D50B, 0x210C),
          Map.entry(0x1D50C, 0x2111),
          Map.entry(0x1D515, 0x211C),
          Map.entry(0x1D51D, 0x2128),
          Map.entry(0x1D53A, 0x2102),
          Map.entry(0x1D53F, 0x210D),
          Map.entry(0x1D545, 0x2115),
          Map.entry(0x1D547, 0x2119),
          Map.entry(0x1D548, 0x211A),
          Map.entry(0x1D549, 0x211D),
          Map.entry(0x1D551, 0x2124));

  private MathAlphabet() {}

  /** Returns a character in an alphabet; the character itself if the alphabet lacks it. */
  static int letter(int c, String variant) {
    Starts starts = ALPHABETS.get(variant);
    if (starts == null) {
      return c;
    }
    int letter = c;
    if (c >= 'A' && c <= 'Z') {
      letter = starts.latin + c - 'A';
    } else if (c >= 'a' && c <= 'z') {
      letter = starts.latin + LETTERS + c - 'a';
    } else if (c >= '0' && c <= '9' && starts.digits != NONE) {
      letter = starts.digits + c - '0';
    } else if (starts.greek != NONE) {
      letter = greek(c, starts.greek);
    } else if (variant.equals(ITALIC) && c == 'ı') {
      letter = 0x1D6A4;
    }
    return EXCEPTIONS.getOrDefault(letter, letter);
  }

  private static int greek(int c, int start) {
    if (c >= 'Α' && c <= 'Ω') {
      return start + c - 'Α';
    } else if (c >= 'α' && c <= 'ω') {
      return start + GREEK_LETTERS + 1 + c - 'α';
    } else if (c == 'ϴ') {
      return start + 17;
    } else if (c == '∇') {
      return start + GREEK_LETTERS;
    }
    int symbol = GREEK_SYMBOLS.indexOf(c);
    return symbol < 0 ? c : start + 2 * GREEK_LETTERS + 1 + symbol;
  }

  /**
   * Returns the text of a letter in a document: the plain letter for an italic one, because italic
   * is how every variable looks and readers search for the letter.
   */
  static String text(int letter) {
    boolean italic =
        (letter >= 0x1D434 && letter < 0x1D468)
            || (letter >= 0x1D6E2 && letter < 0x1D71C)
            || letter == 0x210E;
    String text = Character.toString(letter);
    return italic ? Normalizer.normalize(text, Normalizer.Form.NFKC) : text;
  }
}
