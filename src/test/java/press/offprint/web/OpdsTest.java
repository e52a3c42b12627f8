package press.offprint.web;

import static org.assertj.core.api.Assertions.assertThat;
import static press.offprint.web.AtomFeed.ATOM;
import static press.offprint.web.AtomFeed.NAVIGATION;
import static press.offprint.web.AtomFeed.OPEN;
import static press.offprint.web.AtomFeed.acquirable;
import static press.offprint.web.AtomFeed.atom;
import static press.offprint.web.AtomFeed.children;
import static press.offprint.web.AtomFeed.linkOf;
import static press.offprint.web.AtomFeed.text;
import static press.offprint.web.AtomFeed.xml;
import static press.offprint.web.JsonFeed.feed;
import static press.offprint.web.JsonFeed.json;
import static press.offprint.web.JsonFeed.link;
import static press.offprint.web.JsonFeed.publication;

import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.util.DefaultReportImpl;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The OPDS 1.2 and 2.0 catalogs conform to the two specifications and their schemas. The client of
 * Readium, an independent program, reads both completely.
 */
class OpdsTest {
  private static final String OPDS = "http://opds-spec.org/2010/catalog";
  private static final String ACQUISITION =
      "application/atom+xml;profile=opds-catalog;kind=acquisition";
  private static final int POSTS = 120;

  @TempDir private static Path project;
  private static TestServer server;

  @BeforeAll
  static void open() {
    SampleServer.write(project);
    for (int i = 0; i < POSTS - 3; i++) {
      TestServer.write(
          project,
          "content/many/post-" + i + ".md",
          "---\ntitle: Post "
              + i
              + "\ndate: 2025-01-01\nseries: [Tides]\ntags: [numbered, \"a & b\"]\n---\n\nNumber "
              + i
              + ".\n");
    }
    server = TestServer.on(project, "html", "epub");
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @Test
  void the_root_feed_of_opds_1_links_to_every_feed() throws Exception {
    HttpResponse<byte[]> answer = server.get("/opds");
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(NAVIGATION);
    Element feed = atom(answer);
    List<Element> entries = children(feed, ATOM, "entry");
    assertThat(entries.stream().map(e -> text(e, "title")))
        .contains("Newest", "By title", "Tags", "Authors", "Series", "Languages", "Years");
    for (Element entry : entries) {
      Element link = children(entry, ATOM, "link").get(0);
      assertThat(children(entry, ATOM, "link")).hasSize(1);
      assertThat(children(entry, ATOM, "content")).hasSize(1);
      HttpResponse<byte[]> behind = server.get(link.getAttribute("href"));
      assertThat(behind.statusCode()).as(link.getAttribute("href")).isEqualTo(200);
      assertThat(behind.headers().firstValue("Content-Type").orElse(""))
          .startsWith(link.getAttribute("type"));
      atom(behind);
    }
  }

  @Test
  void all_posts_of_opds_1_can_be_paged_through_and_downloaded() throws Exception {
    Map<String, Element> found = new LinkedHashMap<>();
    String next = "/opds/posts";
    int pages = 0;
    while (!next.isEmpty()) {
      HttpResponse<byte[]> answer = server.get(next);
      assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(ACQUISITION);
      Element feed = atom(answer);
      assertThat(
              feed.getElementsByTagNameNS("http://a9.com/-/spec/opensearch/1.1/", "totalResults")
                  .item(0)
                  .getTextContent())
          .isEqualTo(String.valueOf(POSTS));
      for (Element entry : children(feed, ATOM, "entry")) {
        assertThat(found.put(text(entry, "id"), entry)).isNull();
        acquirable(entry);
      }
      next = linkOf(feed, "next").map(l -> l.getAttribute("href")).orElse("");
      pages++;
    }
    assertThat(found).hasSize(POSTS);
    assertThat(pages).isEqualTo(3);
  }

  @Test
  void every_link_of_an_entry_gives_a_valid_file() throws Exception {
    Element entry =
        children(atom(server.get("/opds/posts?author=Ada+Marsh")), ATOM, "entry").get(0);
    Element file = linkOf(entry, OPEN).orElseThrow();
    byte[] ebook = server.get(file.getAttribute("href")).body();
    assertThat(String.valueOf(ebook.length)).isEqualTo(file.getAttribute("length"));
    Path saved = project.resolve("taken.epub");
    Files.write(saved, ebook);
    DefaultReportImpl report = new DefaultReportImpl("taken.epub");
    new EpubCheck(saved.toFile(), report).doValidate();
    assertThat(report.getFatalErrorCount() + report.getErrorCount()).isZero();
    for (String rel :
        List.of("http://opds-spec.org/image", "http://opds-spec.org/image/thumbnail")) {
      String href = linkOf(entry, rel).orElseThrow().getAttribute("href");
      assertThat(ImageIO.read(new ByteArrayInputStream(server.get(href).body())))
          .as(href)
          .isNotNull();
    }
  }

  @Test
  void facets_of_opds_1_filter_and_count() throws Exception {
    Element feed = atom(server.get("/opds/posts?tag=printing"));
    List<Element> facets =
        children(feed, ATOM, "link").stream()
            .filter(l -> l.getAttribute("rel").equals("http://opds-spec.org/facet"))
            .toList();
    assertThat(facets.stream().map(f -> f.getAttributeNS(OPDS, "facetGroup")))
        .contains("Order", "Tags", "Authors", "Languages");
    assertThat(
            facets.stream()
                .filter(f -> f.getAttributeNS(OPDS, "activeFacet").equals("true"))
                .map(f -> f.getAttribute("title")))
        .contains("printing", "Newest");
    for (Element facet : facets) {
      if (facet.getAttribute("title").equals("Bo Lind")) {
        assertThat(facet.getAttributeNS("http://purl.org/syndication/thread/1.0", "count"))
            .isEqualTo("1");
        assertThat(children(atom(server.get(facet.getAttribute("href"))), ATOM, "entry"))
            .hasSize(1);
        return;
      }
    }
    throw new AssertionError("No facet for Bo Lind");
  }

  @Test
  void the_search_is_described_and_finds_posts() throws Exception {
    HttpResponse<byte[]> answer = server.get("/-/opensearch.xml");
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/opensearchdescription+xml");
    Element description = xml(answer.body());
    NodeList urls = description.getElementsByTagNameNS("*", "Url");
    assertThat(urls.getLength()).isEqualTo(3);
    for (int i = 0; i < urls.getLength(); i++) {
      Element url = (Element) urls.item(i);
      String path =
          url.getAttribute("template")
              .replace("{searchTerms}", "heron")
              .replace("{startPage?}", "");
      HttpResponse<byte[]> found = server.get(path);
      assertThat(found.headers().firstValue("Content-Type").orElse(""))
          .startsWith(url.getAttribute("type"));
      assertThat(TestServer.text(found)).contains("Lead time").doesNotContain("Post 7<");
    }
    assertThat(linkOf(atom(server.get("/opds")), "search").orElseThrow().getAttribute("href"))
        .isEqualTo("/-/opensearch.xml");
  }

  @Test
  void the_root_feed_of_opds_2_links_to_every_feed() {
    JsonNode feed = json(server.get("/opds/v2"));
    feed(feed);
    assertThat(feed.path("navigation").findValuesAsText("title"))
        .contains("Newest", "Tags", "Authors", "Series");
    for (JsonNode way : feed.path("navigation")) {
      HttpResponse<byte[]> behind = server.get(way.path("href").asText());
      feed(json(behind));
      assertThat(behind.headers().firstValue("Content-Type")).hasValue(way.path("type").asText());
    }
  }

  @Test
  void all_posts_of_opds_2_can_be_paged_through_and_downloaded() {
    List<String> found = new ArrayList<>();
    String next = "/opds/v2/posts";
    while (!next.isEmpty()) {
      JsonNode feed = json(server.get(next));
      feed(feed);
      assertThat(feed.path("metadata").path("numberOfItems").asInt()).isEqualTo(POSTS);
      for (JsonNode publication : feed.path("publications")) {
        publication(publication);
        found.add(publication.path("metadata").path("identifier").asText());
      }
      next = link(feed.path("links"), "next").map(l -> l.path("href").asText()).orElse("");
    }
    assertThat(found).hasSize(POSTS).doesNotHaveDuplicates();
  }

  @Test
  void a_publication_of_opds_2_is_complete_and_its_images_exist() throws Exception {
    JsonNode feed = json(server.get("/opds/v2/posts?query=heron"));
    assertThat(feed.path("publications")).hasSize(1);
    JsonNode post = feed.path("publications").get(0);
    HttpResponse<byte[]> alone =
        server.get(link(post.path("links"), "self").orElseThrow().path("href").asText());
    assertThat(alone.headers().firstValue("Content-Type"))
        .hasValue("application/opds-publication+json");
    assertThat(TestServer.json(alone)).isEqualTo(post);
    for (JsonNode image : post.path("images")) {
      byte[] picture = server.get(image.path("href").asText()).body();
      assertThat(ImageIO.read(new ByteArrayInputStream(picture)).getWidth())
          .isEqualTo(image.path("width").asInt());
    }
    assertThat(server.get("/opds/v2/post?source=posts/broken.md").statusCode()).isEqualTo(404);
    assertThat(server.get("/opds/by/colour").statusCode()).isEqualTo(404);
  }

  @Test
  void facets_of_opds_2_filter_and_mark_the_selected_value() {
    JsonNode feed = json(server.get("/opds/v2/posts?tag=a+%26+b"));
    assertThat(feed.path("metadata").path("numberOfItems").asInt()).isEqualTo(POSTS - 3);
    JsonNode tags = null;
    for (JsonNode group : feed.path("facets")) {
      assertThat(group.path("links")).isNotEmpty();
      tags = group.path("metadata").path("title").asText().equals("Tags") ? group : tags;
    }
    assertThat(tags).isNotNull();
    List<String> chosen = new ArrayList<>();
    for (JsonNode link : tags.path("links")) {
      if (link.path("rel").asText().equals("self")) {
        chosen.add(link.path("title").asText());
      }
    }
    assertThat(chosen).containsExactly("a & b");
  }

  @Test
  void the_client_of_readium_reads_both_catalogs_completely() throws Exception {
    NodeFolder.fetched();
    Path answer = project.resolve("answer.txt");
    int code = NodeFolder.run(answer, "node", "opds.js", server.address());
    List<String> lines = Files.readAllLines(answer);
    assertThat(code).as(String.join("\n", lines)).isZero();
    for (String version : List.of("1.2", "2.0")) {
      assertThat(lines.stream().filter(line -> line.startsWith(version + " | "))).hasSize(POSTS);
      String umlauts = " | Größe & Maß „im Satz“ | Bo Lind | application/epub+zip | ";
      assertThat(lines).anyMatch(line -> line.startsWith(version + umlauts));
      assertThat(lines)
          .anyMatch(line -> line.startsWith(version + " | Tide <table> | Ada Marsh | "));
    }
    assertThat(lines).anyMatch(line -> line.startsWith("facets | Order, Tags, Authors"));
  }

  @Test
  void readers_with_a_password_get_an_authentication_document() {
    Path other = project.resolve("other");
    TestServer.write(other, "content/one.md", "---\ntitle: One\n---\n\nOne.\n");
    ServeSettings settings =
        new ServeSettings(
            "127.0.0.1",
            0,
            Optional.of(TestServer.TOKEN),
            Set.of(),
            false,
            Optional.of("mika:pässword"));
    String right = TestServer.basic("mika:pässword");
    try (TestServer closed = TestServer.on(other, settings, "html", "epub")) {
      for (String path : List.of("/opds", "/opds/posts", "/opds/v2", "/opds/v2/posts")) {
        HttpResponse<byte[]> refused = closed.get(path);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate").orElse(""))
            .startsWith("Basic realm=");
        assertThat(refused.headers().firstValue("Content-Type"))
            .hasValue("application/opds-authentication+json");
        JsonNode document = TestServer.json(refused);
        assertThat(document.path("id").asText()).startsWith("http");
        assertThat(document.path("title").asText()).isNotEmpty();
        assertThat(document.path("authentication").get(0).path("type").asText())
            .isEqualTo("http://opds-spec.org/auth/basic");
        assertThat(closed.get(path, "Authorization", TestServer.basic("mika:wrong")).statusCode())
            .isEqualTo(401);
        HttpResponse<byte[]> let = closed.get(path, "Authorization", right);
        assertThat(let.statusCode()).isEqualTo(200);
        assertThat(let.headers().firstValue("Link").orElse(""))
            .contains("http://opds-spec.org/auth/document");
      }
      assertThat(closed.get("/").statusCode()).isEqualTo(401);
      assertThat(closed.get("/metrics").statusCode()).isEqualTo(401);
      String index =
          TestServer.text(closed.get("/", "Authorization", right))
              .replaceAll("(?s).*data-index=\"([^\"]+)\".*", "$1");
      assertThat(closed.get(index).statusCode()).isEqualTo(401);
      HttpResponse<byte[]> downloaded = closed.get(index, "Authorization", right);
      assertThat(downloaded.statusCode()).isEqualTo(200);
      assertThat(downloaded.headers().firstValue("Cache-Control").orElse("")).startsWith("private");
      assertThat(closed.get("/one/one.epub").statusCode()).isEqualTo(401);
      assertThat(closed.get("/health").statusCode()).isEqualTo(200);
      assertThat(closed.get("/-/opds-authentication.json").statusCode()).isEqualTo(200);
    }
  }
}
