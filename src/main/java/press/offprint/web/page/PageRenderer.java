package press.offprint.web.page;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.offprint.model.Site;
import press.offprint.model.bytes.Bytes;
import press.offprint.template.TemplateException;
import press.offprint.template.Templates;
import press.offprint.web.catalog.CatalogItem;
import press.offprint.web.catalog.CatalogQuery;
import press.offprint.web.catalog.CatalogSnapshot;
import press.offprint.web.catalog.PublishedCatalog;
import press.offprint.web.catalog.SearchIndexer;
import press.offprint.web.catalog.SearchResults;
import press.offprint.web.http.HttpProblem;
import press.offprint.web.http.ResponseBody;

/** The room's pages. Safe for many threads. */
public final class PageRenderer {
  private static final String HTML = "text/html";
  private static final String CARD = "room/card.html";
  private static final int REMEMBERED = 128;

  private final Templates templates;
  private final Site site;
  private final PublishedCatalog catalog;
  private final Assets assets;
  private final BrowserIndex index;

  private record Asked(long version, String template, String url) {}

  private final Map<Asked, ResponseBody> made =
      new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, ResponseBody> eldest) {
          return size() > REMEMBERED;
        }
      };

  public PageRenderer(
      Templates templates, Site site, PublishedCatalog catalog, SearchIndexer indexer) {
    this.templates = templates;
    this.site = site;
    this.catalog = catalog;
    this.assets = new Assets(templates);
    String card = templates.file(CARD).map(Bytes::sha256).orElse("");
    this.index = new BrowserIndex(indexer, card + assets.urls().get("finder.js"));
  }

  /** What a browser takes along to seek in by itself; empty where the server has to seek. */
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

  /** The catalog where it was made already. */
  public Optional<ResponseBody> ready(CatalogQuery query, boolean listOnly) {
    Asked asked = asked(catalog.now(), query, listOnly);
    synchronized (made) {
      return Optional.ofNullable(made.get(asked));
    }
  }

  /** The catalog, or only its list, for a page that is open already. May take a moment. */
  public ResponseBody catalog(CatalogQuery query, boolean listOnly) {
    return catalog(catalog.now(), query, listOnly);
  }

  /** Makes what most people ask for of a snapshot that is about to be shown. */
  public void prepare(CatalogSnapshot next) {
    try {
      catalog(next, CatalogQuery.ALL, false);
      catalog(next, CatalogQuery.ALL, true);
    } catch (TemplateException e) {
      // Whoever asks for the page is told; the shelf goes on.
    }
  }

  private static Asked asked(CatalogSnapshot snapshot, CatalogQuery query, boolean listOnly) {
    return new Asked(
        snapshot.version(), listOnly ? "room/list.html" : "room/catalog.html", query.url());
  }

  private ResponseBody catalog(CatalogSnapshot snapshot, CatalogQuery query, boolean listOnly) {
    Asked asked = asked(snapshot, query, listOnly);
    synchronized (made) {
      ResponseBody known = made.get(asked);
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
            asked.template(),
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
    synchronized (made) {
      made.put(asked, body);
    }
    return body;
  }

  /** Why something is not served. */
  public ResponseBody refusal(HttpProblem problem) {
    return page("room/refusal.html", "", Map.of("refusal", problem));
  }

  /** Makes a text that is no page, such as a feed, from a template in {@code templates/room}. */
  public ResponseBody text(String template, String mediaType, Map<String, Object> values) {
    return ResponseBody.of(mediaType, templates.render(template, all(values)));
  }

  /** Makes a page from a template in {@code templates/room}. */
  public ResponseBody page(String template, String here, Map<String, Object> values) {
    Map<String, Object> all = all(values);
    all.put("here", here);
    return ResponseBody.of(HTML, templates.render(template, all));
  }

  private Map<String, Object> all(Map<String, Object> values) {
    Map<String, Object> all = new HashMap<>(values);
    all.put("site", site);
    all.put("assets", assets.urls());
    return all;
  }
}
