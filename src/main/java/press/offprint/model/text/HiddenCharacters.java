package press.offprint.model.text;

/**
 * The characters that nobody sees in a text and that change how it is shown or read: controls, line
 * and paragraph separators, the bidirectional controls of Unicode Annex 9, the byte order mark,
 * tags, noncharacters and halves of surrogate pairs. A text for a terminal, a log or a program has
 * escapes in their place. The joiners are none, because words and emoji need them.
 */
public final class HiddenCharacters {
  private static final int ASCII = 0x7F;

  private HiddenCharacters() {}

  /** Returns true for a code point that is hidden. */
  public static boolean isHidden(int c) {
    if (c < ASCII) {
      return c < ' ';
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      case Character.FORMAT -> isDirection(c) || c == 0xFEFF || c >= 0xE0000;
      default -> isNoncharacter(c);
    };
  }

  private static boolean isDirection(int c) {
    return (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069)
        || c == 0x200E
        || c == 0x200F
        || c == 0x061C;
  }

  private static boolean isNoncharacter(int c) {
    return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
  }
}
