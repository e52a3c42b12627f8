package press.offprint.content.shortcode;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.Site;

/**
 * What Liquid prints: a word in quotes, or what the site or the page says of itself, through the
 * filters that make addresses. Behind a filter that is not known, nothing is.
 */
public final class LiquidOutput {
  private static final Pattern VALUE =
      Pattern.compile("\"([^\"]*)\"|'([^']*)'|((?:site|page)(?:\\.[\\w-]+)+)");
  private static final Pattern FILTER =
      Pattern.compile(
          "\\s*\\|\\s*(relative_url|absolute_url|escape|xml_escape|strip|markdownify|smartify"
              + "|prepend:\\s*site\\.baseurl|prepend:\\s*site\\.url)\\s*");

  private LiquidOutput() {}

  public static boolean isKnown(String expression) {
    Matcher value = VALUE.matcher(expression);
    boolean field = value.lookingAt() && value.group(3) != null;
    return field || filters(expression).isPresent();
  }

  private static Optional<Matcher> filters(String expression) {
    Matcher value = VALUE.matcher(expression);
    if (!value.lookingAt()) {
      return Optional.empty();
    }
    Matcher filter = FILTER.matcher(expression);
    int at = value.end();
    while (at < expression.length()) {
      filter.region(at, expression.length());
      if (!filter.lookingAt()) {
        return Optional.empty();
      }
      at = filter.end();
    }
    return Optional.of(value);
  }

  /** What is printed; empty where the page or the site does not say. */
  static Optional<String> text(String expression, ExpansionContext context) {
    Optional<Matcher> value = filters(expression);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    Matcher found = value.get();
    boolean quoted = found.group(3) == null;
    Optional<String> text =
        quoted
            ? Optional.of(found.group(1) == null ? found.group(2) : found.group(1))
            : named(found.group(3), context);
    String filters = expression.substring(found.end());
    boolean absolute = filters.contains("absolute_url") || filters.contains("site.url");
    return text.map(words -> absolute ? root(context.site()) + slashed(words) : words);
  }

  private static String slashed(String path) {
    return path.startsWith("/") ? path : "/" + path;
  }

  private static String root(Site site) {
    return site.baseUrl().substring(0, site.baseUrl().length() - 1);
  }

  private static Optional<String> named(String name, ExpansionContext context) {
    Site site = context.site();
    return switch (name) {
      // Links of the site begin at its root wherever it is served.
      case "site.baseurl" -> Optional.of("");
      case "site.url" -> Optional.of(root(site));
      case "site.title" -> Optional.of(site.title());
      case "site.description" -> Optional.of(site.description());
      case "page.title" -> Optional.of(context.metadata().title());
      case "page.excerpt" -> Optional.of(context.metadata().summary());
      default ->
          name.startsWith("page.")
              ? FieldLookup.find(context.metadata().fields(), name.substring(5))
              : FieldLookup.find(site.params(), name.substring(5));
    };
  }
}
