package press.offprint.content.shortcode.lex;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;

/**
 * The expression of a Liquid output: a quoted text or a field, followed by filters. The filters
 * that are known make URLs or do nothing in a text that is Markdown.
 *
 * @param value the text, or the name of the field, such as {@code page.title}
 * @param url the URL that the filters make of the value
 */
public record LiquidExpression(String value, boolean isField, Url url) {
  /** The kinds of URLs that filters make of a path. */
  public enum Url {
    /** No URL. */
    NONE,
    /** The host of the site and the path. */
    OF_HOST,
    /** The path below that of the site. */
    OF_SITE,
    /** The whole URL of a page of the site. */
    ABSOLUTE
  }

  private static final Pattern VALUE =
      Pattern.compile("\"([^\"]*)\"|'([^']*)'|((?:site|page)(?:\\.[\\w-]+)+)");
  private static final Pattern FILTERS =
      Pattern.compile(
          "(?:\\s*\\|\\s*(?:relative_url|absolute_url|url|escape|xml_escape|strip|markdownify|smartify"
              + "|prepend:\\s*site\\.baseurl|prepend:\\s*site\\.url)\\s*)*+");
  private static final Pattern URL_OF_ELEVENTY = Pattern.compile("\\|\\s*url\\b");

  /** Returns the expression; empty if it has another value or another filter. */
  public static Optional<LiquidExpression> parse(String text) {
    Matcher value = Regex.matcher(VALUE, text);
    if (!value.lookingAt()) {
      return Optional.empty();
    }
    String filters = text.substring(value.end());
    if (!Regex.matcher(FILTERS, filters).matches()) {
      return Optional.empty();
    }
    boolean isField = value.group(3) != null;
    String quoted = value.group(1) == null ? value.group(2) : value.group(1);
    String name = isField ? value.group(3) : quoted;
    return Optional.of(new LiquidExpression(name, isField, url(filters, isField, name)));
  }

  private static Url url(String filters, boolean isField, String path) {
    // Unlike those of Jekyll, the filter of Eleventy leaves a relative path as it is.
    boolean isOfEleventy =
        (isField || path.startsWith("/")) && Regex.matcher(URL_OF_ELEVENTY, filters).find();
    boolean base =
        isOfEleventy || filters.contains("relative_url") || filters.contains("site.baseurl");
    if (filters.contains("absolute_url") || (base && filters.contains("site.url"))) {
      return Url.ABSOLUTE;
    }
    if (base) {
      return Url.OF_SITE;
    }
    return filters.contains("site.url") ? Url.OF_HOST : Url.NONE;
  }

  /**
   * Returns true if a text is an expression, or starts with a field and so is meant as an
   * expression.
   */
  static boolean isExpression(String text) {
    Matcher value = Regex.matcher(VALUE, text);
    boolean startsWithField = value.lookingAt() && value.group(3) != null;
    return startsWithField || parse(text).isPresent();
  }
}
