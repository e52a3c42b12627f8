package press.offprint.template.text;

/** Adds to each numbered paragraph of a page a link to it, which a style sheet shows on demand. */
public final class PlaceLinks {
  private static final String OPEN = "<p id=\"p";
  private static final String CLOSE = "</p>";

  private PlaceLinks() {}

  /**
   * Returns a text with links at the end of paragraphs whose id is {@code p} and a number. A link
   * has no text, so that no copy of the paragraph holds it; screen readers leave it out, because it
   * would follow every paragraph.
   */
  public static String add(String markup) {
    StringBuilder out = new StringBuilder(markup.length() + markup.length() / 8);
    int from = 0;
    int at = markup.indexOf(OPEN);
    while (at >= 0) {
      int begin = at + OPEN.length();
      int end = begin;
      while (end < markup.length() && Character.isDigit(markup.charAt(end))) {
        end++;
      }
      int close = markup.indexOf(CLOSE, end);
      if (end > begin && markup.startsWith("\"", end) && close > 0) {
        String number = markup.substring(begin, end);
        out.append(markup, from, close)
            .append("<a class=\"page-place\" href=\"#p")
            .append(number)
            .append("\" title=\"¶ ")
            .append(number)
            .append("\" aria-hidden=\"true\" tabindex=\"-1\"></a>");
        from = close;
      }
      at = markup.indexOf(OPEN, end);
    }
    return out.append(markup, from, markup.length()).toString();
  }
}
