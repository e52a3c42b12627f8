package press.offprint.web.catalog;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A search in the catalog, with facets and order. An empty text restricts nothing.
 *
 * @param page from 1
 */
public record CatalogQuery(
    String text,
    String tag,
    String author,
    String series,
    String language,
    String year,
    Sort sort,
    int page) {

  /** The order of the results. */
  public enum Sort {
    NEWEST,
    OLDEST,
    TITLE,
    SHORTEST,
    LONGEST,
    CHANGED;

    /** Returns the name in a URL. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static final CatalogQuery ALL = new CatalogQuery("", "", "", "", "", "", Sort.NEWEST, 1);

  /** The characters that count of each parameter. */
  public static final int MAX_LENGTH = 200;

  /** Parses the parameters of a URL. An invalid parameter is ignored. */
  public static CatalogQuery of(UnaryOperator<String> parameter) {
    return new CatalogQuery(
        text(parameter, "q"),
        text(parameter, "tag"),
        text(parameter, "author"),
        text(parameter, "series"),
        text(parameter, "language"),
        text(parameter, "year"),
        sort(text(parameter, "sort")),
        page(text(parameter, "page")));
  }

  private static String text(UnaryOperator<String> parameter, String name) {
    String value = parameter.apply(name);
    String text = value == null ? "" : value.strip();
    return text.substring(0, Math.min(text.length(), MAX_LENGTH));
  }

  private static Sort sort(String label) {
    for (Sort sort : Sort.values()) {
      if (sort.label().equals(label)) {
        return sort;
      }
    }
    return Sort.NEWEST;
  }

  private static int page(String number) {
    return number.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(number) : 1;
  }

  /** Returns this query with another value of one parameter, on its first page. */
  public CatalogQuery with(String part, String value) {
    Map<String, String> parts = parts();
    parts.remove("page");
    parts.put(part, value);
    return of(name -> parts.getOrDefault(name, ""));
  }

  public CatalogQuery onPage(int number) {
    return new CatalogQuery(text, tag, author, series, language, year, sort, number);
  }

  /** Returns the name of the order in a URL. */
  public String order() {
    return sort.label();
  }

  /** Returns what restricts the results, as words for a title. */
  public String words() {
    return String.join(", ", chosen().values());
  }

  /** Returns true if nothing restricts the results. */
  public boolean isAll() {
    return (text + tag + author + series + language + year).isEmpty();
  }

  /** Returns the parameters that restrict the results. */
  public Map<String, String> chosen() {
    Map<String, String> chosen = parts();
    chosen.keySet().removeAll(List.of("sort", "page"));
    chosen.values().removeIf(String::isEmpty);
    return chosen;
  }

  /** Returns the parameters as the query of a URL, with its {@code ?}; empty for all posts. */
  public String url() {
    StringBuilder out = new StringBuilder();
    parts()
        .forEach(
            (name, value) -> {
              if (!value.isEmpty()) {
                out.append(out.isEmpty() ? '?' : '&')
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
              }
            });
    return out.toString();
  }

  private Map<String, String> parts() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("q", text);
    parts.put("tag", tag);
    parts.put("author", author);
    parts.put("series", series);
    parts.put("language", language);
    parts.put("year", year);
    parts.put("sort", sort == Sort.NEWEST ? "" : sort.label());
    parts.put("page", page == 1 ? "" : String.valueOf(page));
    return parts;
  }
}
