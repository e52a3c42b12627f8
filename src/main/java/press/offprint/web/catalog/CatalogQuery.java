package press.offprint.web.catalog;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What a reader looks for. Every part may be empty; texts are as written.
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

  /** In which order. */
  public enum Sort {
    NEWEST,
    OLDEST,
    TITLE,
    SHORTEST,
    LONGEST,
    CHANGED;

    /** As it stands in a URL. */
    public String label() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  public static final CatalogQuery ALL = new CatalogQuery("", "", "", "", "", "", Sort.NEWEST, 1);

  private static final int MAX_LENGTH = 200;

  /** Reads a query's parameters; what makes no sense is as if it were not there. */
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

  /** The same with one part changed, on its first page. */
  public CatalogQuery with(String part, String value) {
    Map<String, String> parts = parts();
    parts.remove("page");
    parts.put(part, value);
    return of(name -> parts.getOrDefault(name, ""));
  }

  public CatalogQuery onPage(int number) {
    return new CatalogQuery(text, tag, author, series, language, year, sort, number);
  }

  /** The order as it stands in a URL. */
  public String order() {
    return sort.label();
  }

  /** True where nothing narrows the list. */
  public boolean isAll() {
    return (text + tag + author + series + language + year).isEmpty();
  }

  /** Its parameters as a URL holds them, with {@code ?} in front; empty for the whole list. */
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
