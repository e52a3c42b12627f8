package press.offprint.model;

import java.util.List;
import java.util.Map;
import press.offprint.model.text.SitePath;

/**
 * The publisher's settings: {@code offprint.yaml} with every gap filled.
 *
 * @param title plain text
 * @param description plain text, maybe empty
 * @param author used where a post names none, maybe empty
 * @param language BCP 47 tag used where a post says nothing
 * @param baseUrl absolute, ends with {@code /}; where the site is served
 * @param baseUrlGiven false where nobody set it and baseUrl is only the local default
 * @param paper {@code A4}, {@code letter}, {@code A5} or {@code 6x9in}
 * @param permalinks pattern by section in Hugo's tokens, such as {@code /:year/:slug/}; the key
 *     {@code *} holds for all other sections
 * @param editions names of the editions to make, such as {@code html}; empty for all
 * @param feedItems how many posts a feed holds
 * @param limits caps against hostile or broken posts
 * @param params anything else, for templates
 * @param pageItems how many posts a page of a list holds
 * @param theme folder of templates below {@code themes/}, empty for the built-in ones alone
 * @param fingerprint SHA-256 over all of the above
 */
public record Site(
    String title,
    String description,
    String author,
    String language,
    String baseUrl,
    boolean baseUrlGiven,
    String paper,
    Map<String, String> permalinks,
    List<String> editions,
    int feedItems,
    Limits limits,
    Map<String, Object> params,
    int pageItems,
    String theme,
    String fingerprint) {
  /** How many posts a page of a list holds where nothing else is set. */
  public static final int PAGE_ITEMS = 50;

  public Site {
    permalinks = Map.copyOf(permalinks);
    editions = List.copyOf(editions);
  }

  /** A site with lists of the usual length and without a theme. */
  public Site(
      String title,
      String description,
      String author,
      String language,
      String baseUrl,
      boolean baseUrlGiven,
      String paper,
      Map<String, String> permalinks,
      List<String> editions,
      int feedItems,
      Limits limits,
      Map<String, Object> params,
      String fingerprint) {
    this(
        title,
        description,
        author,
        language,
        baseUrl,
        baseUrlGiven,
        paper,
        permalinks,
        editions,
        feedItems,
        limits,
        params,
        PAGE_ITEMS,
        "",
        fingerprint);
  }

  /** The absolute URL of a site path such as {@code /posts/hello/}; encoded. */
  public String absolute(String path) {
    return baseUrl + SitePath.encode(path.startsWith("/") ? path.substring(1) : path);
  }
}
