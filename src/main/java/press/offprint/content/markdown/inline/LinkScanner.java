package press.offprint.content.markdown.inline;

/** The grammar of the parts of links and of references: section 6.3 of CommonMark 0.31.2. */
public final class LinkScanner {
  private static final int MAX_LABEL = 999;
  private static final int MAX_DECIMAL_DIGITS = 7;
  private static final int MAX_HEX_DIGITS = 6;
  private static final int MAX_NAME = 32;

  private LinkScanner() {}

  /** Returns the end of the label in brackets at an offset, or -1. */
  public static int labelEnd(String text, int at) {
    if (charAt(text, at) != '[') {
      return -1;
    }
    for (int i = at + 1; i < text.length() && i - at <= MAX_LABEL + 1; i++) {
      switch (text.charAt(i)) {
        case '[' -> {
          return -1;
        }
        case ']' -> {
          return i + 1;
        }
        case '\\' -> i++;
        default -> {
          // Any other character is part of the label.
        }
      }
    }
    return -1;
  }

  /** Returns the end of the destination in angle brackets at an offset, or -1. */
  public static int angledDestinationEnd(String text, int at) {
    for (int i = at + 1; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '>' -> {
          return i + 1;
        }
        case '<', '\n', '\r' -> {
          return -1;
        }
        case '\\' -> i += Letters.isAsciiPunctuation(charAt(text, i + 1)) ? 1 : 0;
        default -> {
          // Any other character is part of the destination.
        }
      }
    }
    return -1;
  }

  /** Returns the end of the title at an offset, or -1; a title follows white space. */
  public static int titleEnd(String text, int at) {
    char open = charAt(text, at);
    if ((open != '"' && open != '\'' && open != '(')
        || at == 0
        || !Letters.isSpace(text.charAt(at - 1))) {
      return -1;
    }
    char close = open == '(' ? ')' : open;
    for (int i = at + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == close) {
        return i + 1;
      }
      if (c == '(' && open == '(') {
        return -1;
      }
      i += c == '\\' ? 1 : 0;
    }
    return -1;
  }

  /** Returns the end of the character reference at an offset, or -1. */
  public static int entityEnd(String text, int at) {
    int start = at + 1;
    int max = MAX_NAME;
    boolean isNumber = charAt(text, start) == '#';
    boolean isHex = isNumber && (charAt(text, start + 1) | 0x20) == 'x';
    if (isNumber) {
      start += isHex ? 2 : 1;
      max = isHex ? MAX_HEX_DIGITS : MAX_DECIMAL_DIGITS;
    } else if (!Letters.isLetter(charAt(text, start))) {
      return -1;
    }
    int i = start;
    while (i - start < max && isReference(charAt(text, i), isNumber, isHex)) {
      i++;
    }
    return i > start && charAt(text, i) == ';' ? i + 1 : -1;
  }

  private static boolean isReference(char c, boolean isNumber, boolean isHex) {
    return isHex
        ? Letters.isHexDigit(c)
        : isNumber ? Letters.isDigit(c) : Letters.isAlphanumeric(c);
  }

  private static char charAt(String text, int at) {
    return at < text.length() ? text.charAt(at) : '\0';
  }
}
