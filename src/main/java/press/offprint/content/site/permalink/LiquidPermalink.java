package press.offprint.content.site.permalink;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;

/**
 * The permalinks of Eleventy, such as <code>/blog/{{ page.fileSlug }}/</code>, as patterns of
 * tokens.
 */
public final class LiquidPermalink {
  private static final Pattern EXPRESSION =
      Pattern.compile("\\{\\{-?\\s*([\\w.]+)\\s*((?:\\|[^{}|]*)*)}}|\\{[{%][^{}]*[%}]}");
  private static final Pattern DATE = Pattern.compile("\\|\\s*date:?\\s*\\(?[\"']([^\"']+)[\"'].*");
  private static final Map<String, String> PARTS =
      Map.of("%Y", ":year", "%m", ":month", "%d", ":day");

  private LiquidPermalink() {}

  /** Returns the pattern; what Offprint does not read of it is a token that it does not know. */
  public static String pattern(String written) {
    return written.indexOf('{') < 0
        ? written
        : Regex.matcher(EXPRESSION, written)
            .replaceAll(found -> Matcher.quoteReplacement(token(found.group(1), found.group(2))));
  }

  private static String token(String name, String filters) {
    if (name == null) {
      return ":template";
    }
    String field = Regex.replaceFirst(name, "^page\\.", "");
    Matcher date = Regex.matcher(DATE, filters);
    if (field.equals("fileSlug")) {
      return ":" + PermalinkPattern.JEKYLL_TITLE;
    }
    if (field.equals("date") && date.matches()) {
      String pattern = date.group(1);
      for (Map.Entry<String, String> part : PARTS.entrySet()) {
        pattern = pattern.replace(part.getKey(), part.getValue());
      }
      return pattern.replace("%", ":template_");
    }
    return ":"
        + (field.equals("title")
            ? field
            : "page_" + field.replace('.', '_').toLowerCase(Locale.ROOT));
  }
}
