package press.offprint.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import press.offprint.model.navigation.LanguageSettings;
import press.offprint.model.navigation.SiteStructure;
import press.offprint.model.remote.PageHosts;
import press.offprint.model.settings.AddressSettings;
import press.offprint.model.settings.EditionVariant;
import press.offprint.model.settings.Limits;
import press.offprint.model.settings.SyntaxSettings;
import press.offprint.model.text.BaseUrl;
import press.offprint.model.text.SitePath;

/**
 * The settings of a site: {@code offprint.yaml} with a default for each missing value.
 *
 * @param title plain text
 * @param description plain text, may be empty
 * @param author the author of posts that name none, may be empty
 * @param language BCP 47 tag of posts that have none
 * @param baseUrl the absolute URL of the site, ends with {@code /}
 * @param baseUrlGiven false if baseUrl is only the default, the local web server
 * @param paper {@code A4}, {@code letter}, {@code A5} or {@code 6x9in}
 * @param permalinks pattern by section in Hugo's tokens, such as {@code /:year/:slug/}; the key
 *     {@code *} is for all other sections
 * @param editions names of the editions to publish, such as {@code html}; empty for all
 * @param feedItems the number of posts in a feed
 * @param limits against hostile or broken posts
 * @param params further values for templates
 * @param pageItems the number of posts on a page of a list
 * @param theme folder of templates below {@code themes/}, empty if there are only the built-in ones
 * @param syntax the dialect of posts and the reading of formulas
 * @param addresses of pages, headings and feeds
 * @param structure of lists and menus
 * @param trust the folders of the content folder whose sections may give every field to posts
 * @param pageHosts the hosts from which web pages load frames and pictures
 * @param variants the editions that are made as others are, in another form
 * @param fingerprint SHA-256 of all other components
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
    SyntaxSettings syntax,
    AddressSettings addresses,
    SiteStructure structure,
    List<String> trust,
    PageHosts pageHosts,
    List<EditionVariant> variants,
    String fingerprint) {
  /** The default of {@link #pageItems}. */
  public static final int PAGE_ITEMS = 25;

  public Site {
    permalinks = Map.copyOf(permalinks);
    editions = List.copyOf(editions);
    trust = List.copyOf(trust);
    variants = List.copyOf(variants);
  }

  /** Returns the settings with the variants of editions; the fingerprint stays. */
  public Site withVariants(List<EditionVariant> others) {
    return with(title, description, language, paper, params, structure, others, fingerprint);
  }

  /** Returns the settings with other paper; the fingerprint stays. */
  public Site withPaper(String other) {
    return with(title, description, language, other, params, structure, variants, fingerprint);
  }

  /** Returns the same settings with another fingerprint. */
  public Site withFingerprint(String sha256) {
    return with(title, description, language, paper, params, structure, variants, sha256);
  }

  /** Returns the same settings with another structure; the fingerprint stays. */
  public Site withStructure(SiteStructure other) {
    return with(title, description, language, paper, params, other, variants, fingerprint);
  }

  /**
   * Returns the settings for the pages in one language; the fingerprint stays.
   *
   * @param home the path of the home page in this language, such as {@code /fr/}
   */
  public Site in(LanguageSettings settings, String home) {
    Map<String, Object> own = new LinkedHashMap<>(params);
    own.putAll(settings.params());
    return with(
        settings.title().isEmpty() ? title : settings.title(),
        settings.description().isEmpty() ? description : settings.description(),
        settings.tag(),
        paper,
        Collections.unmodifiableMap(own),
        structure.in(settings, home),
        variants,
        fingerprint);
  }

  private Site with(
      String newTitle,
      String newDescription,
      String newLanguage,
      String newPaper,
      Map<String, Object> newParams,
      SiteStructure newStructure,
      List<EditionVariant> newVariants,
      String newFingerprint) {
    return new Site(
        newTitle,
        newDescription,
        author,
        newLanguage,
        baseUrl,
        baseUrlGiven,
        newPaper,
        permalinks,
        editions,
        feedItems,
        limits,
        newParams,
        pageItems,
        theme,
        syntax,
        addresses,
        newStructure,
        trust,
        pageHosts,
        newVariants,
        newFingerprint);
  }

  /** Returns the path of the home page: {@code /}, or that of a language, such as {@code /fr/}. */
  public String home() {
    return structure.home();
  }

  /** Returns true if an edition is made, such as {@code lists}. */
  public boolean makes(String edition) {
    // The search page has a script, and so a publisher asks for it.
    return editions.isEmpty()
        ? structure.search() || !edition.equals("search")
        : editions.contains(edition);
  }

  /** Returns true if the site has a search page. */
  public boolean hasSearch() {
    return makes("search");
  }

  /** Returns the host and path of the site; unknown if the configuration does not name them. */
  public BaseUrl base() {
    return baseUrlGiven ? BaseUrl.of(baseUrl) : BaseUrl.UNKNOWN;
  }

  /** Returns the encoded absolute URL of a path such as {@code /posts/hello/}. */
  public String absolute(String path) {
    return baseUrl + SitePath.encode(path.startsWith("/") ? path.substring(1) : path);
  }
}
