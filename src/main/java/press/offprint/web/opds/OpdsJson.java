package press.offprint.web.opds;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import press.offprint.json.JsonObject;
import press.offprint.model.RelatedPost;
import press.offprint.model.RenditionInfo;
import press.offprint.model.Site;
import press.offprint.model.text.ServerAddresses;
import press.offprint.model.text.Uris;
import press.offprint.web.catalog.CatalogItem;
import press.offprint.web.catalog.CatalogQuery;
import press.offprint.web.catalog.SearchResults;
import press.offprint.web.http.ResponseBody;
import press.offprint.web.page.Covers;

/** Feeds and publications of OPDS 2.0, and the authentication document of OPDS 1.0. */
final class OpdsJson {
  private static final String FEED = "application/opds+json";
  private static final String PUBLICATION = "application/opds-publication+json";
  private static final String AUTHENTICATION = "application/opds-authentication+json";
  private static final String OPEN_ACCESS = "http://opds-spec.org/acquisition/open-access";
  private static final List<Integer> COVER_WIDTHS = List.of(160, 320, 640);
  private static final String SEARCH =
      Opds.JSON + "/posts{?query,author,tag,series,language,year,sort}";

  private OpdsJson() {}

  /** Returns a feed of links to other feeds. */
  static ResponseBody navigation(String title, String path, List<Opds.Way> ways) {
    return navigation(new JsonObject().put("title", title), links(path), ways);
  }

  /**
   * Returns the root feed: links to other feeds, and the number of posts.
   *
   * @param digests true if the server makes digests
   */
  static ResponseBody root(String title, List<Opds.Way> ways, SearchResults all, boolean digests) {
    JsonObject metadata = new JsonObject().put("title", title).put("numberOfItems", all.total());
    return navigation(metadata, withDigest(links(Opds.JSON), "", digests), ways);
  }

  private static List<JsonObject> withDigest(
      List<JsonObject> links, String query, boolean digests) {
    if (digests) {
      links.add(
          link("related", ServerAddresses.DIGEST + query, "text/html")
              .put("title", "A newspaper: what is new, as one EPUB"));
    }
    return links;
  }

  private static ResponseBody navigation(
      JsonObject metadata, List<JsonObject> links, List<Opds.Way> ways) {
    JsonObject feed =
        new JsonObject()
            .put("metadata", metadata)
            .put("links", links)
            .put("navigation", ways.stream().map(OpdsJson::way).toList());
    return body(FEED, feed);
  }

  private static JsonObject way(Opds.Way way) {
    return count(link("", Opds.JSON + way.path(), FEED).put("title", way.title()), way.count());
  }

  private static JsonObject count(JsonObject link, int count) {
    return link.put("properties", new JsonObject().put("numberOfItems", count));
  }

  private static List<JsonObject> links(String self) {
    List<JsonObject> links = new ArrayList<>();
    links.add(link("self", self, FEED));
    links.add(link("start", Opds.JSON, FEED));
    links.add(link("search", SEARCH, FEED).put("templated", true));
    links.add(link("alternate", "/", "text/html"));
    return links;
  }

  /** Returns a feed of one page of posts. */
  static ResponseBody posts(
      Site site,
      SearchResults results,
      List<Opds.Group> groups,
      Function<String, List<RelatedPost>> related,
      boolean digests) {
    JsonObject metadata =
        new JsonObject()
            .put("title", site.title())
            .put("numberOfItems", results.total())
            .put("itemsPerPage", Opds.PAGE)
            .put("currentPage", results.query().page());
    JsonObject feed =
        new JsonObject()
            .put("metadata", metadata)
            .put("links", withDigest(pageLinks(results), results.query().onPage(1).url(), digests))
            .put("facets", groups.stream().map(OpdsJson::facet).toList())
            .put(
                "publications",
                results.items().stream()
                    .filter(item -> !item.files().isEmpty())
                    .map(item -> publication(site, item, related.apply(item.source())))
                    .toList());
    return body(FEED, feed);
  }

  private static List<JsonObject> pageLinks(SearchResults results) {
    CatalogQuery query = results.query();
    List<JsonObject> links = links(page(query, query.page()));
    if (results.pages() > 1) {
      links.add(link("first", page(query, 1), FEED));
      if (query.page() > 1) {
        links.add(link("previous", page(query, query.page() - 1), FEED));
      }
      if (query.page() < results.pages()) {
        links.add(link("next", page(query, query.page() + 1), FEED));
      }
      links.add(link("last", page(query, results.pages()), FEED));
    }
    return links;
  }

  private static String page(CatalogQuery query, int page) {
    return Opds.JSON + "/posts" + query.onPage(page).url();
  }

  private static JsonObject facet(Opds.Group group) {
    return new JsonObject()
        .put("metadata", new JsonObject().put("title", group.title()))
        .put("links", group.choices().stream().map(OpdsJson::choice).toList());
  }

  private static JsonObject choice(Opds.Choice choice) {
    JsonObject link =
        link(choice.active() ? "self" : "", Opds.JSON + "/posts" + choice.query(), FEED)
            .put("title", choice.title());
    return choice.count() == Opds.UNKNOWN ? link : count(link, choice.count());
  }

  /** Returns the publication of one post. */
  static ResponseBody post(
      Site site, CatalogItem item, Function<String, List<RelatedPost>> related) {
    return body(PUBLICATION, publication(site, item, related.apply(item.source())));
  }

  private static JsonObject publication(Site site, CatalogItem item, List<RelatedPost> related) {
    List<JsonObject> links = new ArrayList<>();
    links.add(
        link(
            "self",
            Opds.JSON + "/post?source=" + Uris.encodeComponent(item.source()),
            PUBLICATION));
    for (RenditionInfo file : item.files()) {
      links.add(
          link(OPEN_ACCESS, "/" + encodedPath(file.path()), file.mediaType())
              .put("title", file.edition().toUpperCase(Locale.ROOT))
              .put("size", file.bytes()));
    }
    if (item.download("html").isPresent()) {
      links.add(link("alternate", encodedPath(item.path()), "text/html"));
    }
    for (RelatedPost other : related) {
      String href = Opds.JSON + "/post?source=" + Uris.encodeComponent(other.source());
      links.add(
          link("related", href, PUBLICATION)
              .put("title", other.title())
              .put("language", other.language()));
    }
    String cover = item.cover().isEmpty() ? Covers.BLANK : item.cover();
    List<JsonObject> images =
        COVER_WIDTHS.stream()
            .map(
                width ->
                    link("", Covers.PREFIX + cover + "-" + width + ".jpg", "image/jpeg")
                        .put("width", width))
            .toList();
    return new JsonObject()
        .put("metadata", metadata(site, item))
        .put("links", links)
        .put("images", images);
  }

  private static JsonObject metadata(Site site, CatalogItem item) {
    JsonObject metadata =
        new JsonObject()
            .put("@type", "http://schema.org/Article")
            .put("identifier", site.absolute(item.path()))
            .put("title", item.title());
    putNames(metadata, "author", item.authors());
    metadata
        .put("language", item.language())
        .put("readingProgression", item.direction().equals("rtl") ? "rtl" : "ltr")
        .put("modified", Instant.ofEpochMilli(item.modified()).toString());
    item.date().ifPresent(date -> metadata.put("published", date.toInstant().toString()));
    if (!item.description().isEmpty()) {
      metadata.put("description", item.description());
    }
    putNames(metadata, "subject", item.tags());
    if (!item.series().isEmpty()) {
      JsonObject collections = new JsonObject();
      putNames(collections, "series", item.series());
      metadata.put("belongsTo", collections);
    }
    return metadata;
  }

  private static void putNames(JsonObject json, String field, List<String> names) {
    if (!names.isEmpty()) {
      json.put(field, names.stream().map(name -> new JsonObject().put("name", name)).toList());
    }
  }

  static ResponseBody authentication(Site site) {
    JsonObject basic =
        new JsonObject()
            .put("type", "http://opds-spec.org/auth/basic")
            .put("labels", new JsonObject().put("login", "Name").put("password", "Password"));
    JsonObject json =
        new JsonObject()
            .put("id", site.absolute(Opds.AUTHENTICATION))
            .put("title", site.title())
            .put("description", "Reading needs the name and password of this server's readers.")
            .put("authentication", List.of(basic))
            .put("links", List.of(link("start", Opds.JSON, FEED)));
    return body(AUTHENTICATION, json);
  }

  private static JsonObject link(String rel, String href, String type) {
    JsonObject link = new JsonObject();
    if (!rel.isEmpty()) {
      link.put("rel", rel);
    }
    return link.put("href", href).put("type", type);
  }

  private static String encodedPath(String path) {
    return Uris.encodeComponent(path).replace("%2F", "/");
  }

  private static ResponseBody body(String type, JsonObject json) {
    return ResponseBody.of(type, json.toString());
  }
}
