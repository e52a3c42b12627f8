package press.offprint.content.markdown.inline;

/** Classes of characters that the inline grammar of CommonMark distinguishes. */
public final class Letters {
  // Blocks of Chinese, Japanese and Korean characters with their punctuation; first and last.
  private static final int[] CJK = {
    0x1100, 0x11FF, 0x2E80, 0x303F, 0x3040, 0xA4CF, 0xA960, 0xA97F, 0xAC00, 0xD7FF, 0xF900, 0xFAFF,
    0xFE30, 0xFE4F, 0xFF01, 0xFFEE, 0x1B000, 0x1B16F, 0x20000, 0x3FFFD
  };

  private Letters() {}

  /** Returns true if a code point is white space by the specification. */
  public static boolean isSpace(int c) {
    return c == ' '
        || c == '\t'
        || c == '\n'
        || c == '\r'
        || c == '\f'
        || (c > 0x7F && Character.getType(c) == Character.SPACE_SEPARATOR);
  }

  /** Returns true if a code point is punctuation or a symbol. */
  public static boolean isPunctuation(int c) {
    if (c < 0x80) {
      return isAsciiPunctuation(c);
    }
    return switch (Character.getType(c)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION,
          Character.MATH_SYMBOL,
          Character.CURRENCY_SYMBOL,
          Character.MODIFIER_SYMBOL,
          Character.OTHER_SYMBOL ->
          true;
      default -> false;
    };
  }

  /** Returns true if a code point can be escaped with a backslash. */
  public static boolean isAsciiPunctuation(int c) {
    return (c >= '!' && c <= '/')
        || (c >= ':' && c <= '@')
        || (c >= '[' && c <= '`')
        || (c >= '{' && c <= '~');
  }

  /** Returns true if a code point is a letter or a mark of Chinese, Japanese or Korean. */
  public static boolean isCjk(int c) {
    for (int i = 0; c >= CJK[0] && i < CJK.length; i += 2) {
      if (c >= CJK[i] && c <= CJK[i + 1]) {
        return true;
      }
    }
    return false;
  }

  static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  static boolean isHexDigit(int c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  static boolean isAlphanumeric(int c) {
    return isLetter(c) || isDigit(c);
  }
}
