package press.offprint.content.markdown.inline;

/**
 * The grammar of bare web addresses: GitHub's extended autolinks. Three ends are added to GitHub's:
 * an unopened bracket, a closing tag such as {@code [/embed]}, and in Chinese, Japanese and Korean
 * text a character of these languages, because they are written without spaces.
 */
public final class BareAddress {
  private static final String[] SCHEMES = {"https", "http", "ftp"};
  private static final int MAX_HOST = 255;
  private static final String TRAILING = "?!.,:*_~'\"";

  private final String text;
  private final int start;
  private final char stop;
  // A character of these languages in front of an address shows that no space separates words.
  private final boolean isUnspaced;

  private BareAddress(String text, int start, char stop) {
    this.text = text;
    this.start = start;
    this.stop = stop;
    this.isUnspaced = start > 0 && Letters.isCjk(text.codePointBefore(start));
  }

  /**
   * Returns the start of the next address whose first character is in a range, or -1.
   *
   * @param stop a character at which an address ends, or NUL
   */
  public static int find(String text, int from, int to, char stop) {
    for (int i = from; i < to; i++) {
      int letter = text.charAt(i) | 0x20;
      if ((letter == 'h' || letter == 'w' || letter == 'f') && end(text, i, stop) >= 0) {
        return i;
      }
    }
    return -1;
  }

  /** Returns the end of the address that starts at an offset, or -1. */
  public static int end(String text, int start, char stop) {
    if (!isBoundary(text, start)) {
      return -1;
    }
    BareAddress address = new BareAddress(text, start, stop);
    if (text.regionMatches(true, start, "www.", 0, 4)) {
      return address.endAfter(start, false);
    }
    for (String scheme : SCHEMES) {
      if (text.regionMatches(true, start, scheme, 0, scheme.length())
          && text.startsWith("://", start + scheme.length())) {
        return address.endAfter(start + scheme.length() + 3, true);
      }
    }
    return -1;
  }

  private static boolean isBoundary(String text, int start) {
    if (start == 0) {
      return true;
    }
    char before = text.charAt(start - 1);
    return !Letters.isAlphanumeric(before)
        && "/\\.@-+".indexOf(before) < 0
        && (before < 0x80
            || !Character.isLetterOrDigit(before)
            || Letters.isCjk(text.codePointBefore(start)));
  }

  private int endAfter(int host, boolean mayBeShort) {
    int hostEnd = hostEnd(host, mayBeShort);
    if (hostEnd < 0) {
      return -1;
    }
    int end = trim(hostEnd, pathEnd(hostEnd));
    return end > host ? end : -1;
  }

  // The last two parts of a host have no underscore.
  private int hostEnd(int host, boolean mayBeShort) {
    int i = host;
    int dots = 0;
    int underscores = 0;
    int underscoresBefore = 0;
    while (i < text.length() && i - host <= MAX_HOST) {
      int c = text.codePointAt(i);
      if (c == '.') {
        dots++;
        underscoresBefore = underscores;
        underscores = 0;
      } else if (c == '_') {
        underscores++;
      } else if (c != '-' && !isHostLetter(c, i)) {
        break;
      }
      i += Character.charCount(c);
    }
    boolean isHost = i > host && "-._".indexOf(text.charAt(host)) < 0;
    boolean hasDot = dots > 0 && !(dots == 1 && text.charAt(i - 1) == '.');
    return isHost && underscores == 0 && underscoresBefore == 0 && (mayBeShort || hasDot) ? i : -1;
  }

  private boolean isHostLetter(int c, int at) {
    return c < 0x80
        ? Letters.isAlphanumeric(c)
        : Letters.isCjk(c)
            ? Character.isLetterOrDigit(c) && mayHoldCjk(at)
            : !Letters.isSpace(c) && !endsAddress(c, at);
  }

  private int pathEnd(int from) {
    int i = from;
    int rounds = 0;
    int squares = 0;
    int braces = 0;
    boolean isAngled = start > 0 && text.charAt(start - 1) == '<';
    while (i < text.length()) {
      int c = text.codePointAt(i);
      rounds += c == '(' ? 1 : c == ')' ? -1 : 0;
      squares += c == '[' ? 1 : c == ']' ? -1 : 0;
      braces += c == '{' ? 1 : c == '}' ? -1 : 0;
      boolean isEnclosed = rounds < 0 && c == ')' && start > 0 && text.charAt(start - 1) == '(';
      boolean isClosed =
          isEnclosed
              || text.startsWith("[/", i)
              || squares < 0
              || braces < 0
              || (c == '>' && isAngled);
      if (isClosed || c <= ' ' || c == '<' || c == '"' || c == stop || endsAddress(c, i)) {
        break;
      }
      i += Character.charCount(c);
    }
    return i;
  }

  private boolean endsAddress(int c, int at) {
    if (c < 0x80) {
      return false;
    }
    if (Letters.isCjk(c)) {
      return Letters.isPunctuation(c) || !mayHoldCjk(at);
    }
    int type = Character.getType(c);
    return Letters.isSpace(c)
        || type == Character.INITIAL_QUOTE_PUNCTUATION
        || type == Character.FINAL_QUOTE_PUNCTUATION
        || type == Character.START_PUNCTUATION
        || type == Character.END_PUNCTUATION
        || c == '\u2026'
        || c == '\u2014';
  }

  // A part of an address may be a word of these languages, such as the last one of /wiki/東京.
  private boolean mayHoldCjk(int at) {
    int before = text.codePointBefore(at);
    return !isUnspaced && (Letters.isCjk(before) || "/=#?&-_.+:".indexOf(before) >= 0);
  }

  // Punctuation at the end belongs to the sentence, and so does a parenthesis that the address does
  // not open, or a character reference.
  private int trim(int hostEnd, int pathEnd) {
    int end = pathEnd;
    int surplus = surplusOfParentheses(hostEnd, pathEnd);
    while (end > hostEnd - 1) {
      char c = text.charAt(end - 1);
      if (TRAILING.indexOf(c) >= 0 || isForeignPunctuation(c)) {
        end--;
      } else if (c == ')' && surplus > 0) {
        surplus--;
        end--;
      } else if (c == ';') {
        end = beforeReference(end, hostEnd);
      } else {
        break;
      }
    }
    return end;
  }

  // Such as the comma of Arabic, or a dash; within an address it may be a part of a name.
  private static boolean isForeignPunctuation(char c) {
    int type = Character.getType(c);
    return c >= 0x80 && (type == Character.OTHER_PUNCTUATION || type == Character.DASH_PUNCTUATION);
  }

  private int surplusOfParentheses(int from, int to) {
    int surplus = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      surplus += c == ')' ? 1 : c == '(' ? -1 : 0;
    }
    return surplus;
  }

  private int beforeReference(int end, int hostEnd) {
    int i = end - 2;
    while (i > hostEnd && Letters.isAlphanumeric(text.charAt(i))) {
      i--;
    }
    return i < end - 2 && i >= hostEnd && text.charAt(i) == '&' ? i : end - 1;
  }
}
