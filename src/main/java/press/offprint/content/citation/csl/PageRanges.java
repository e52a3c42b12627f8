package press.offprint.content.citation.csl;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;

/** The forms of ranges of pages. */
final class PageRanges {
  private static final Pattern RANGE =
      Pattern.compile("(?<![\\p{L}\\d-])(\\d+)\\s*(?:--|[-–])\\s*(\\d+)(?![\\p{L}\\d-])");

  private PageRanges() {}

  /**
   * Returns a text with ranges in a form.
   *
   * @param form such as {@code chicago}; empty if only the hyphens change
   */
  static String format(String text, String form, String dash) {
    String delimiter = dash == null ? "–" : dash;
    Matcher range = Regex.matcher(RANGE, text);
    String shown =
        range.replaceAll(
            found ->
                Matcher.quoteReplacement(range(found.group(1), found.group(2), form, delimiter)));
    return Regex.replaceAll(
        shown,
        "(?<=[\\p{L}\\d)\\]])\\s*(?:--|-)\\s*(?=[\\p{L}\\d(\\[])",
        Matcher.quoteReplacement(delimiter));
  }

  private static String range(String first, String last, String form, String dash) {
    String whole =
        last.length() < first.length()
            ? first.substring(0, first.length() - last.length()) + last
            : last;
    if (form.isEmpty() || whole.length() != first.length() || first.compareTo(whole) >= 0) {
      return first + dash + (form.isEmpty() ? last : whole);
    }
    int same = 0;
    while (same < first.length() && first.charAt(same) == whole.charAt(same)) {
      same++;
    }
    int digits = whole.length() - same;
    int kept =
        switch (form) {
          case "minimal" -> digits;
          case "minimal-two" -> Math.min(whole.length(), Math.max(2, digits));
          case "chicago", "chicago-15", "chicago-16" -> chicago(first, digits, form);
          default -> whole.length();
        };
    String end = whole.substring(whole.length() - kept);
    boolean isChicago = form.startsWith("chicago") && first.length() > 1;
    if (isChicago && first.charAt(first.length() - 2) == '0' && first.length() > 2 && kept <= 2) {
      end = Regex.replaceFirst(end, "^0+(?=\\d)", "");
    }
    return first + dash + end;
  }

  private static int chicago(String first, int digits, String form) {
    int length = first.length();
    boolean isHundred = length < 3 || first.endsWith("00");
    if (isHundred) {
      return length;
    }
    if (first.charAt(length - 2) == '0') {
      return digits;
    }
    boolean isLong = !form.equals("chicago-16") && length == 4 && digits >= 3;
    return isLong ? length : Math.max(2, digits);
  }
}
