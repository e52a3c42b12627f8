package press.offprint.web.page;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.offprint.model.Site;
import press.offprint.model.bytes.Bytes;
import press.offprint.template.TemplateException;
import press.offprint.template.Templates;
import press.offprint.web.cache.LruMap;
import press.offprint.web.catalog.CatalogItem;
import press.offprint.web.catalog.CatalogQuery;
import press.offprint.web.catalog.CatalogSnapshot;
import press.offprint.web.catalog.PublishedCatalog;
import press.offprint.web.catalog.SearchIndexer;
import press.offprint.web.catalog.SearchResults;
import press.offprint.web.http.HttpProblem;
import press.offprint.web.http.ResponseBody;

/** Renders Offprint's own pages from the templates in {@code templates/room}. Thread-safe. */
public final class PageRenderer {
  private static final String HTML = "text/html";
  private static final String CARD = "room/card.html";
  private static final int CACHED = 128;

  private final Templates templates;
  private final Site site;

  /** The posts that a book of chosen posts can have. */
  public static final int BOOK_POSTS = 100;

  private final PublishedCatalog catalog;
  private final Assets assets;
  private final BrowserIndex index;
  private final boolean previews;
  private final List<String> bookEditions;

  private record CatalogPage(long version, String template, String url) {}

  @GuardedBy("cache")
  private final Map<CatalogPage, ResponseBody> cache = new LruMap<>(CACHED);

  /**
   * Creates the pages.
   *
   * @param bookEditions the editions that a book of chosen posts can have
   * @param previews true if the server also serves the published site with live reload
   */
  public PageRenderer(
      Templates templates,
      Site site,
      PublishedCatalog catalog,
      SearchIndexer indexer,
      List<String> bookEditions,
      boolean previews) {
    this.bookEditions = List.copyOf(bookEditions);
    this.previews = previews;
    this.templates = templates;
    this.site = site;
    this.catalog = catalog;
    this.assets = new Assets(templates);
    String card = templates.file(CARD).map(Bytes::sha256).orElse("");
    this.index = new BrowserIndex(indexer, card + assets.urls().get("finder.js"));
  }

  /** Returns true if readers can have books and digests as EPUB. */
  public boolean makesEbooks() {
    return bookEditions.contains("epub");
  }

  /** Returns the search index for browsers, or empty if there is none of that name. */
  public Optional<ResponseBody> searchIndex(String name) {
    return index.find(name, catalog.now(), this::card);
  }

  private String card(CatalogItem item) {
    Map<String, Object> values =
        Map.of(
            "item", item, "query", CatalogQuery.ALL, "snippets", Map.of(item.source(), List.of()));
    return templates.render(CARD, all(values));
  }

  public Assets assets() {
    return assets;
  }

  /** Returns a catalog page if it is in the cache. */
  public Optional<ResponseBody> ready(CatalogQuery query, boolean listOnly) {
    CatalogPage page = catalogPage(catalog.now(), query, listOnly);
    synchronized (cache) {
      return Optional.ofNullable(cache.get(page));
    }
  }

  /** Renders the catalog page, or only its list, with which a script updates an open page. */
  public ResponseBody catalog(CatalogQuery query, boolean listOnly) {
    return catalog(catalog.now(), query, listOnly);
  }

  /** Renders the most frequent pages of a snapshot before it becomes the current one. */
  public void prepare(CatalogSnapshot next) {
    try {
      catalog(next, CatalogQuery.ALL, false);
      catalog(next, CatalogQuery.ALL, true);
    } catch (TemplateException e) {
      // The request for the page fails with this error; the catalog must be updated nevertheless.
    }
  }

  private static CatalogPage catalogPage(
      CatalogSnapshot snapshot, CatalogQuery query, boolean listOnly) {
    return new CatalogPage(
        snapshot.version(), listOnly ? "room/list.html" : "room/catalog.html", query.url());
  }

  private ResponseBody catalog(CatalogSnapshot snapshot, CatalogQuery query, boolean listOnly) {
    CatalogPage page = catalogPage(snapshot, query, listOnly);
    synchronized (cache) {
      ResponseBody known = cache.get(page);
      if (known != null) {
        return known;
      }
    }
    SearchResults results = catalog.find(snapshot, query, PublishedCatalog.PAGE);
    Map<String, List<SnippetPart>> snippets = new HashMap<>();
    for (CatalogItem item : results.items()) {
      String snippet = results.snippets().getOrDefault(item.source(), "");
      snippets.put(item.source(), SnippetPart.of(snippet));
    }
    ResponseBody body =
        page(
            page.template(),
            "catalog",
            Map.of(
                "results", results,
                "query", results.query(),
                "snippets", snippets,
                "pager", Pager.of(results, "/"),
                "index", index.url(snapshot),
                "sorts",
                    List.of(CatalogQuery.Sort.values()).stream()
                        .map(CatalogQuery.Sort::label)
                        .toList()));
    synchronized (cache) {
      cache.put(page, body);
    }
    return body;
  }

  /** Renders the page of a failed request. */
  public ResponseBody problem(HttpProblem problem) {
    return page("room/refusal.html", "", Map.of("refusal", problem));
  }

  /** Renders a text that is no page, such as a feed. */
  public ResponseBody text(String template, String mediaType, Map<String, Object> values) {
    return ResponseBody.of(mediaType, templates.render(template, all(values)));
  }

  /**
   * Renders a page.
   *
   * @param here the name of the current page in the navigation, empty for none
   */
  public ResponseBody page(String template, String here, Map<String, Object> values) {
    Map<String, Object> all = all(values);
    all.put("here", here);
    return ResponseBody.of(HTML, templates.render(template, all));
  }

  private Map<String, Object> all(Map<String, Object> values) {
    Map<String, Object> all = new HashMap<>(values);
    all.put("site", site);
    all.put("assets", assets.urls());
    all.put("previews", previews);
    all.put("bookEditions", bookEditions);
    all.put("mostPosts", BOOK_POSTS);
    return all;
  }
}
