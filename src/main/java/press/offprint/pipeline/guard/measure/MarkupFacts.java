package press.offprint.pipeline.guard.measure;

import java.util.Locale;

/**
 * The letters and the pictures of a page in HTML or XHTML. It is a count and no parser: equal pages
 * have equal facts, and a page that lost its text has fewer letters.
 *
 * @param letters the characters outside of tags, scripts and styles, without white space
 * @param pictures the elements {@code img} and {@code svg}, without pictures of a few pixels
 */
record MarkupFacts(long letters, int pictures) {
  private static final int FEW_PIXELS = 8;

  static MarkupFacts of(String markup) {
    long letters = 0;
    int pictures = 0;
    int i = 0;
    while (i < markup.length()) {
      char c = markup.charAt(i);
      if (c != '<') {
        letters += Character.isWhitespace(c) ? 0 : 1;
        i++;
        continue;
      }
      int end = markup.indexOf('>', i);
      if (end < 0) {
        break;
      }
      String tag = markup.substring(i + 1, end);
      pictures += isPicture(tag) ? 1 : 0;
      i = isNamed(tag, "script") ? endOf(markup, "</script", end) : end + 1;
      i = isNamed(tag, "style") ? endOf(markup, "</style", end) : i;
    }
    return new MarkupFacts(letters, pictures);
  }

  private static boolean isPicture(String tag) {
    return isNamed(tag, "svg")
        || (isNamed(tag, "img")
            && pixels(tag, "width") > FEW_PIXELS
            && pixels(tag, "height") > FEW_PIXELS);
  }

  private static boolean isNamed(String tag, String name) {
    return tag.regionMatches(true, 0, name, 0, name.length())
        && (tag.length() == name.length() || !Character.isLetter(tag.charAt(name.length())));
  }

  // A picture without a size counts as one.
  private static int pixels(String tag, String attribute) {
    int at = tag.toLowerCase(Locale.ROOT).indexOf(" " + attribute + "=\"");
    int value = 0;
    int i = at + attribute.length() + 3;
    if (at < 0 || i >= tag.length() || !Character.isDigit(tag.charAt(i))) {
      return Integer.MAX_VALUE;
    }
    for (; i < tag.length() && Character.isDigit(tag.charAt(i)) && value < 100_000; i++) {
      value = value * 10 + Character.digit(tag.charAt(i), 10);
    }
    return value;
  }

  private static int endOf(String markup, String closing, int from) {
    int at = markup.indexOf(closing, from);
    return at < 0 ? markup.length() : at;
  }
}
