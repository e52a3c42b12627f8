package press.offprint.web.page;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import press.offprint.model.Site;
import press.offprint.template.Templates;
import press.offprint.web.http.Body;
import press.offprint.web.http.Refusal;
import press.offprint.web.shelf.Item;
import press.offprint.web.shelf.Query;
import press.offprint.web.shelf.Results;
import press.offprint.web.shelf.Shelf;

/** The room's pages. Safe for many threads. */
public final class Pages {
  private static final String HTML = "text/html";
  private static final int REMEMBERED = 128;

  private final Templates templates;
  private final Site site;
  private final Shelf shelf;
  private final Assets assets;

  private record Asked(long version, String template, String url) {}

  private final Map<Asked, Body> made =
      new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Body> eldest) {
          return size() > REMEMBERED;
        }
      };

  public Pages(Templates templates, Site site, Shelf shelf) {
    this.templates = templates;
    this.site = site;
    this.shelf = shelf;
    this.assets = new Assets(templates);
  }

  public Assets assets() {
    return assets;
  }

  /** The catalog, or only its list, for a page that is open already. */
  public Body catalog(Query query, boolean listOnly) {
    String template = listOnly ? "room/list.html" : "room/catalog.html";
    Asked asked = new Asked(shelf.now().version(), template, query.url());
    synchronized (made) {
      Body known = made.get(asked);
      if (known != null) {
        return known;
      }
    }
    Results results = shelf.find(query, Shelf.PAGE);
    Map<String, List<Piece>> snippets = new HashMap<>();
    for (Item item : results.items()) {
      String snippet = results.snippets().getOrDefault(item.source(), "");
      snippets.put(item.source(), Piece.of(snippet));
    }
    Body body =
        page(
            template,
            "catalog",
            Map.of(
                "results", results,
                "query", results.query(),
                "snippets", snippets,
                "pager", Pager.of(results, "/"),
                "sorts", List.of(Query.Sort.values()).stream().map(Query.Sort::label).toList()));
    synchronized (made) {
      made.put(asked, body);
    }
    return body;
  }

  /** Why something is not served. */
  public Body refusal(Refusal refusal) {
    return page("room/refusal.html", "", Map.of("refusal", refusal));
  }

  /** Makes a text that is no page, such as a feed, from a template in {@code templates/room}. */
  public Body text(String template, String mediaType, Map<String, Object> values) {
    Map<String, Object> all = new HashMap<>(values);
    all.put("site", site);
    all.put("assets", assets.urls());
    return Body.of(mediaType, templates.render(template, all));
  }

  /** Makes a page from a template in {@code templates/room}. */
  public Body page(String template, String here, Map<String, Object> values) {
    Map<String, Object> all = new HashMap<>(values);
    all.put("site", site);
    all.put("assets", assets.urls());
    all.put("here", here);
    return Body.of(HTML, templates.render(template, all));
  }
}
