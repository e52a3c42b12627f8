package press.offprint.content.markdown.inline;

/**
 * The grammar of bare e-mail addresses: GitHub's extended autolinks.
 *
 * @param start the start of the address, or of the scheme in front of it
 */
public record MailAddress(int start, int end) {
  private static final String SCHEME = "mailto:";

  /** Returns the next address behind an offset, or null. */
  public static MailAddress find(String text, int from) {
    for (int at = text.indexOf('@', from); at >= 0; at = text.indexOf('@', at + 1)) {
      int start = start(text, from, at);
      int end = start == at ? -1 : end(text, at + 1);
      if (end >= 0) {
        boolean hasScheme =
            start - SCHEME.length() >= from && text.startsWith(SCHEME, start - SCHEME.length());
        return new MailAddress(hasScheme ? start - SCHEME.length() : start, end);
      }
    }
    return null;
  }

  private static int start(String text, int from, int at) {
    int i = at;
    while (i > from) {
      char c = text.charAt(i - 1);
      if (Letters.isAlphanumeric(c) || ".+-_".indexOf(c) >= 0) {
        i--;
      } else if (c == '\\' && i < at && Letters.isAsciiPunctuation(text.charAt(i))) {
        i--;
      } else {
        break;
      }
    }
    return i;
  }

  private static int end(String text, int from) {
    int i = from;
    int dots = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      boolean isDot = c == '.' && i + 1 < text.length() && isDomainStart(text.charAt(i + 1));
      if (!Letters.isAlphanumeric(c) && c != '-' && c != '_' && !isDot) {
        break;
      }
      dots += isDot ? 1 : 0;
      i++;
    }
    boolean isFollowed = i < text.length() && text.charAt(i) == '@';
    boolean isWhole = i > from && Letters.isAlphanumeric(text.charAt(i - 1)) && !isFollowed;
    return isWhole && dots > 0 && isDomainStart(text.charAt(from)) ? i : -1;
  }

  private static boolean isDomainStart(char c) {
    return Letters.isAlphanumeric(c);
  }
}
