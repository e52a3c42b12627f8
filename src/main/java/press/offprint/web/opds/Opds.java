package press.offprint.web.opds;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import press.offprint.model.RelatedPost;
import press.offprint.model.Site;
import press.offprint.model.text.ServerAddresses;
import press.offprint.web.catalog.CatalogItem;
import press.offprint.web.catalog.CatalogQuery;
import press.offprint.web.catalog.Facet;
import press.offprint.web.catalog.PublishedCatalog;
import press.offprint.web.catalog.SearchResults;
import press.offprint.web.http.ResponseBody;
import press.offprint.web.page.Covers;
import press.offprint.web.page.PageRenderer;

/**
 * The catalog for e-readers in OPDS 1.2 (Atom, from templates) and OPDS 2.0 (JSON), with the posts,
 * facets and pages of the catalog page. Thread-safe.
 */
public final class Opds {
  /** The path of the root feed of OPDS 1.2. */
  public static final String ATOM = ServerAddresses.OPDS;

  /** The path of the root feed of OPDS 2.0. */
  public static final String JSON = ServerAddresses.OPDS + "/v2";

  /** The path of the authentication document. */
  public static final String AUTHENTICATION = ServerAddresses.PREFIX + "opds-authentication.json";

  /** The path of the OpenSearch description. */
  public static final String SEARCH = ServerAddresses.PREFIX + "opensearch.xml";

  static final String NAVIGATION = "application/atom+xml;profile=opds-catalog;kind=navigation";
  static final String ACQUISITION = "application/atom+xml;profile=opds-catalog;kind=acquisition";
  static final int PAGE = 50;

  /** The count of a choice whose posts were not counted. */
  public static final int UNKNOWN = -1;

  private static final Map<String, String> TITLES =
      Map.of(
          "tag", "Tags",
          "author", "Authors",
          "series", "Series",
          "language", "Languages",
          "year", "Years");

  private final PageRenderer pages;
  private final PublishedCatalog catalog;
  private final Site site;
  private final Function<String, List<RelatedPost>> related;

  /**
   * Creates the catalog.
   *
   * @param related returns the posts that the post with a source suggests
   */
  public Opds(
      PageRenderer pages,
      PublishedCatalog catalog,
      Site site,
      Function<String, List<RelatedPost>> related) {
    this.pages = pages;
    this.catalog = catalog;
    this.site = site;
    this.related = related;
  }

  /**
   * A link of a navigation feed.
   *
   * @param acquires true if it leads to posts, false if it leads to another navigation feed
   */
  public record Way(String title, String about, String path, boolean acquires, int count) {}

  /** A facet with its choices. */
  public record Group(String title, List<Choice> choices) {}

  /**
   * A value of a facet.
   *
   * @param query the parameters of the URL that chooses it
   * @param count the number of its posts, or {@link #UNKNOWN}
   */
  public record Choice(String title, String query, int count, boolean active) {}

  /** Returns the root feed of OPDS 1.2. */
  public ResponseBody root() {
    return navigation("", site.title(), ways(catalog.find(CatalogQuery.ALL, PAGE)));
  }

  /** Returns the values of a facet in OPDS 1.2, or empty if there is no such facet. */
  public Optional<ResponseBody> values(String facet) {
    return ways(facet)
        .map(ways -> navigation("/by/" + facet, site.title() + ": " + TITLES.get(facet), ways));
  }

  private ResponseBody navigation(String path, String title, List<Way> ways) {
    return pages.text(
        "room/opds/navigation.xml",
        NAVIGATION,
        Map.of("below", path, "title", title, "ways", ways, "updated", updated()));
  }

  /** Returns a page of posts in OPDS 1.2. */
  public ResponseBody posts(CatalogQuery query) {
    SearchResults results = catalog.find(query, PAGE);
    return pages.text(
        "room/opds/posts.xml",
        ACQUISITION,
        Map.of(
            "related",
            related(results),
            "results",
            results,
            "query",
            results.query(),
            "size",
            PAGE,
            "groups",
            groups(results),
            "covers",
            Covers.PREFIX,
            "updated",
            updated()));
  }

  private Map<String, List<RelatedPost>> related(SearchResults results) {
    Map<String, List<RelatedPost>> bySource = new HashMap<>();
    results.items().forEach(item -> bySource.put(item.source(), related.apply(item.source())));
    return bySource;
  }

  /** Returns the OpenSearch description, for browsers and e-readers. */
  public ResponseBody search() {
    return pages.text(
        "room/opds/opensearch.xml", "application/opensearchdescription+xml", Map.of());
  }

  /** Returns the root feed of OPDS 2.0. */
  public ResponseBody rootJson() {
    SearchResults all = catalog.find(CatalogQuery.ALL, PAGE);
    return OpdsJson.root(site.title(), ways(all), all, pages.makesEbooks());
  }

  /** Returns the values of a facet in OPDS 2.0, or empty if there is no such facet. */
  public Optional<ResponseBody> valuesJson(String facet) {
    return ways(facet)
        .map(ways -> OpdsJson.navigation(TITLES.get(facet), JSON + "/by/" + facet, ways));
  }

  /** Returns a page of posts in OPDS 2.0. */
  public ResponseBody postsJson(CatalogQuery query) {
    SearchResults results = catalog.find(query, PAGE);
    return OpdsJson.posts(site, results, groups(results), related, pages.makesEbooks());
  }

  /** Returns a post in OPDS 2.0, or empty if it has no rendition. */
  public Optional<ResponseBody> postJson(String source) {
    return catalog.now().items().stream()
        .filter(item -> item.source().equals(source) && !item.files().isEmpty())
        .findFirst()
        .map(item -> OpdsJson.post(site, item, related));
  }

  /** Returns the authentication document (Authentication for OPDS 1.0). */
  public ResponseBody authentication() {
    return OpdsJson.authentication(site);
  }

  private String updated() {
    long newest = catalog.now().items().stream().mapToLong(CatalogItem::modified).max().orElse(0);
    return Instant.ofEpochMilli(newest).toString();
  }

  private static List<Way> ways(SearchResults all) {
    List<Way> ways = new ArrayList<>();
    ways.add(new Way("Newest", "All posts, newest first.", "/posts", true, all.total()));
    ways.add(
        new Way(
            "By title",
            "All posts in alphabetical order.",
            "/posts?sort=title",
            true,
            all.total()));
    ways.add(
        new Way(
            "Last published",
            "All posts, last published first.",
            "/posts?sort=changed",
            true,
            all.total()));
    for (Facet facet : all.facets()) {
      if (!facet.values().isEmpty()) {
        String title = TITLES.get(facet.name());
        ways.add(
            new Way(
                title,
                facet.values().size() == 1 ? "One." : facet.values().size() + " of them.",
                "/by/" + facet.name(),
                false,
                facet.values().size()));
      }
    }
    return ways;
  }

  private Optional<List<Way>> ways(String name) {
    return catalog.find(CatalogQuery.ALL, PAGE).facets().stream()
        .filter(facet -> facet.name().equals(name))
        .findFirst()
        .map(
            facet ->
                facet.values().stream()
                    .map(value -> way(name, value.text(), value.count()))
                    .toList());
  }

  private static Way way(String facet, String value, int count) {
    String about = count == 1 ? "One post." : count + " posts.";
    String path = "/posts" + CatalogQuery.ALL.with(facet, value).url();
    return new Way(title(facet, value), about, path, true, count);
  }

  private static String title(String facet, String value) {
    return facet.equals("language")
        ? Locale.forLanguageTag(value).getDisplayName(Locale.ENGLISH)
        : value;
  }

  private static List<Group> groups(SearchResults results) {
    CatalogQuery query = results.query();
    List<Group> groups = new ArrayList<>();
    List<Choice> orders = new ArrayList<>();
    for (CatalogQuery.Sort sort : CatalogQuery.Sort.values()) {
      String title =
          sort.label().substring(0, 1).toUpperCase(Locale.ROOT) + sort.label().substring(1);
      orders.add(
          new Choice(
              title,
              query.with("sort", sort.label()).url(),
              results.total(),
              query.sort() == sort));
    }
    groups.add(new Group("Order", orders));
    for (Facet facet : results.facets()) {
      if (facet.values().size() > 1 || !facet.chosen().isEmpty()) {
        List<Choice> choices = new ArrayList<>();
        choices.add(
            new Choice(
                "All",
                query.with(facet.name(), "").url(),
                facet.chosen().isEmpty() ? results.total() : UNKNOWN,
                facet.chosen().isEmpty()));
        facet.values().stream()
            .limit(PAGE)
            .forEach(
                value ->
                    choices.add(
                        new Choice(
                            title(facet.name(), value.text()),
                            query.with(facet.name(), value.text()).url(),
                            value.count(),
                            value.active())));
        groups.add(new Group(TITLES.get(facet.name()), choices));
      }
    }
    return groups;
  }
}
