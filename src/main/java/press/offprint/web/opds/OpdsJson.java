package press.offprint.web.opds;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import press.offprint.model.RenditionInfo;
import press.offprint.model.Site;
import press.offprint.web.catalog.CatalogItem;
import press.offprint.web.catalog.CatalogQuery;
import press.offprint.web.catalog.SearchResults;
import press.offprint.web.http.ResponseBody;
import press.offprint.web.page.Covers;

/** The shelf as OPDS 2.0 writes it. */
final class OpdsJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String FEED = "application/opds+json";
  private static final String PUBLICATION = "application/opds-publication+json";
  private static final String SIGN_IN = "application/opds-authentication+json";
  private static final String OPEN_ACCESS = "http://opds-spec.org/acquisition/open-access";
  private static final int[] WIDTHS = {160, 320, 640};
  private static final String SEARCH =
      Opds.JSON + "/posts{?query,author,tag,series,language,year,sort}";

  private OpdsJson() {}

  /** Ways into the catalog. */
  static ResponseBody navigation(String title, String path, List<Opds.Way> ways) {
    return body(FEED, ways(title, path, ways));
  }

  /** The entrance: ways into the catalog, and how many posts there are behind them. */
  static ResponseBody navigation(
      String title, String path, List<Opds.Way> ways, SearchResults all) {
    ObjectNode feed = ways(title, path, ways);
    ((ObjectNode) feed.path("metadata")).put("numberOfItems", all.total());
    return body(FEED, feed);
  }

  private static ObjectNode ways(String title, String path, List<Opds.Way> ways) {
    ObjectNode feed = MAPPER.createObjectNode();
    feed.putObject("metadata").put("title", title);
    common(feed.putArray("links"), path);
    ArrayNode navigation = feed.putArray("navigation");
    for (Opds.Way way : ways) {
      ObjectNode link =
          link(navigation, "", Opds.JSON + way.path(), FEED).put("title", way.title());
      link.putObject("properties").put("numberOfItems", way.count());
    }
    return feed;
  }

  private static void common(ArrayNode links, String self) {
    link(links, "self", self, FEED);
    link(links, "start", Opds.JSON, FEED);
    link(links, "search", SEARCH, FEED).put("templated", true);
    link(links, "alternate", "/", "text/html");
  }

  /** One page of posts. */
  static ResponseBody posts(Site site, SearchResults results, List<Opds.Group> groups) {
    CatalogQuery query = results.query();
    ObjectNode feed = MAPPER.createObjectNode();
    feed.putObject("metadata")
        .put("title", site.title())
        .put("numberOfItems", results.total())
        .put("itemsPerPage", Opds.PAGE)
        .put("currentPage", query.page());
    ArrayNode links = feed.putArray("links");
    common(links, page(query, query.page()));
    if (results.pages() > 1) {
      link(links, "first", page(query, 1), FEED);
      if (query.page() > 1) {
        link(links, "previous", page(query, query.page() - 1), FEED);
      }
      if (query.page() < results.pages()) {
        link(links, "next", page(query, query.page() + 1), FEED);
      }
      link(links, "last", page(query, results.pages()), FEED);
    }
    ArrayNode facets = feed.putArray("facets");
    groups.forEach(group -> facet(facets.addObject(), group));
    ArrayNode publications = feed.putArray("publications");
    results.items().stream()
        .filter(item -> !item.files().isEmpty())
        .forEach(item -> publication(publications.addObject(), site, item));
    return body(FEED, feed);
  }

  private static String page(CatalogQuery query, int page) {
    return Opds.JSON + "/posts" + query.onPage(page).url();
  }

  private static void facet(ObjectNode facet, Opds.Group group) {
    facet.putObject("metadata").put("title", group.title());
    ArrayNode links = facet.putArray("links");
    for (Opds.Choice choice : group.choices()) {
      ObjectNode link =
          link(links, choice.active() ? "self" : "", Opds.JSON + "/posts" + choice.query(), FEED)
              .put("title", choice.title());
      if (choice.count() != Opds.UNKNOWN) {
        link.putObject("properties").put("numberOfItems", choice.count());
      }
    }
  }

  /** One post. */
  static ResponseBody post(Site site, CatalogItem item) {
    ObjectNode node = MAPPER.createObjectNode();
    publication(node, site, item);
    return body(PUBLICATION, node);
  }

  private static void publication(ObjectNode node, Site site, CatalogItem item) {
    ObjectNode about = node.putObject("metadata");
    about.put("@type", "http://schema.org/Article");
    about.put("identifier", site.absolute(item.path()));
    about.put("title", item.title());
    names(about, "author", item.authors());
    about.put("language", item.language());
    about.put("readingProgression", item.direction().equals("rtl") ? "rtl" : "ltr");
    about.put("modified", Instant.ofEpochMilli(item.modified()).toString());
    item.date().ifPresent(date -> about.put("published", date.toInstant().toString()));
    if (!item.description().isEmpty()) {
      about.put("description", item.description());
    }
    names(about, "subject", item.tags());
    if (!item.series().isEmpty()) {
      names(about.putObject("belongsTo"), "series", item.series());
    }
    ArrayNode links = node.putArray("links");
    String self = Opds.JSON + "/post?source=" + encoded(item.source());
    link(links, "self", self, PUBLICATION);
    for (RenditionInfo file : item.files()) {
      link(links, OPEN_ACCESS, "/" + encodedPath(file.path()), file.mediaType())
          .put("title", file.edition().toUpperCase(java.util.Locale.ROOT))
          .put("size", file.bytes());
    }
    item.download("html")
        .ifPresent(page -> link(links, "alternate", encodedPath(item.path()), "text/html"));
    ArrayNode images = node.putArray("images");
    String cover = item.cover().isEmpty() ? Covers.BLANK : item.cover();
    for (int width : WIDTHS) {
      link(images, "", Covers.PREFIX + cover + "-" + width + ".jpg", "image/jpeg")
          .put("width", width);
    }
  }

  private static void names(ObjectNode node, String name, List<String> values) {
    if (!values.isEmpty()) {
      ArrayNode array = node.putArray(name);
      values.forEach(value -> array.addObject().put("name", value));
    }
  }

  static ResponseBody authentication(Site site) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("id", site.absolute(Opds.AUTHENTICATION));
    node.put("title", site.title());
    node.put("description", "Reading needs the name and password of this server's readers.");
    ObjectNode basic = node.putArray("authentication").addObject();
    basic.put("type", "http://opds-spec.org/auth/basic");
    basic.putObject("labels").put("login", "Name").put("password", "Password");
    link(node.putArray("links"), "start", Opds.JSON, FEED);
    return body(SIGN_IN, node);
  }

  private static ObjectNode link(ArrayNode links, String rel, String href, String type) {
    ObjectNode link = links.addObject();
    if (!rel.isEmpty()) {
      link.put("rel", rel);
    }
    return link.put("href", href).put("type", type);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String encodedPath(String path) {
    return encoded(path).replace("%2F", "/");
  }

  private static ResponseBody body(String type, ObjectNode node) {
    return ResponseBody.of(type, node.toString());
  }
}
