package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

/** Every feed of the samples is valid, and each of its links leads to a file. */
class FeedLinksTest {
  private static final String BASE = "https://offprint.example/";

  private final Run run = Run.samples();
  private final Map<Path, Document> pages = new HashMap<>();

  @Test
  void every_feed_is_read_by_a_feed_reader_and_names_itself() throws Exception {
    List<Path> feeds = feeds(".xml");
    assertThat(feeds).hasSizeGreaterThan(10);
    for (Path file : feeds) {
      assertThat(new SyndFeedInput().build(new XmlReader(file.toFile())).getTitle()).isNotBlank();
      Document feed = xml(file);
      Element self = feed.selectFirst("[rel=self]");
      assertThat(self.attr("href")).as(file.toString()).isEqualTo(address(file));
    }
  }

  @Test
  void every_link_of_every_feed_is_absolute_and_resolves() throws Exception {
    for (Path file : feeds(".xml")) {
      Document feed = xml(file);
      List<String> links = new ArrayList<>(feed.select("[href]").eachAttr("href"));
      links.addAll(feed.select("enclosure").eachAttr("url"));
      links.addAll(feed.select("link:not([href]), guid, feed > id, entry > id").eachText());
      for (Element html : feed.select("content|encoded, content[type=html]")) {
        links.addAll(linksOf(html.text()));
      }
      check(links, file);
    }
  }

  @Test
  void enclosures_have_their_size() throws Exception {
    for (Path file : feeds(".xml")) {
      for (Element enclosure : xml(file).select("enclosure, link[rel=enclosure]")) {
        String url = enclosure.hasAttr("url") ? enclosure.attr("url") : enclosure.attr("href");
        assertThat(Files.size(file(url))).isEqualTo(Long.parseLong(enclosure.attr("length")));
      }
    }
  }

  @Test
  void the_atom_feed_has_the_elements_that_rfc_4287_requires() throws Exception {
    Document feed = xml(run.output().resolve("atom.xml"));
    for (String name : List.of("id", "title", "updated", "author > name")) {
      assertThat(feed.select("feed > " + name)).as(name).hasSize(1);
    }
    assertThat(feed.select("entry")).hasSize(run.receipts().size());
    List<String> ids = feed.select("entry > id").eachText();
    assertThat(ids).doesNotHaveDuplicates();
    for (Element entry : feed.select("entry")) {
      for (String name : List.of("id", "title", "updated", "content")) {
        assertThat(entry.select("> " + name)).as(name).hasSize(1);
      }
      entry.select("updated, published").eachText().forEach(OffsetDateTime::parse);
    }
  }

  @Test
  void the_json_feed_has_the_fields_that_version_1_1_requires() throws Exception {
    Path file = run.output().resolve("feed.json");
    JsonNode feed = new ObjectMapper().readTree(file.toFile());
    assertThat(feed.path("version").asText()).isEqualTo("https://jsonfeed.org/version/1.1");
    assertThat(feed.path("title").asText()).isNotBlank();
    assertThat(feed.path("feed_url").asText()).isEqualTo(address(file));
    List<String> links = new ArrayList<>(List.of(feed.path("home_page_url").asText()));
    assertThat(feed.path("items")).hasSize(run.receipts().size());
    for (JsonNode item : feed.path("items")) {
      assertThat(item.path("id").isTextual()).isTrue();
      links.add(item.path("url").asText());
      links.addAll(linksOf(item.path("content_html").asText()));
      OffsetDateTime.parse(item.path("date_published").asText());
      if (item.has("image")) {
        links.add(item.path("image").asText());
      }
      for (JsonNode attachment : item.path("attachments")) {
        links.add(attachment.path("url").asText());
        assertThat(Files.size(file(attachment.path("url").asText())))
            .isEqualTo(attachment.path("size_in_bytes").asLong());
      }
    }
    check(links, file);
  }

  private void check(List<String> links, Path feed) {
    for (String link : links) {
      assertThat(link).as(feed.toString()).matches("(https?|mailto|tel):.+");
      if (link.startsWith(BASE)) {
        Path target = file(link.replaceFirst("#.*", ""));
        assertThat(target).as(link + " in " + feed).isRegularFile();
        String place = URI.create(link).getFragment();
        if (place != null && !place.startsWith("fn-")) {
          assertThat(page(target).getElementById(place)).as(link + " in " + feed).isNotNull();
        }
      }
    }
  }

  private Document page(Path file) {
    return pages.computeIfAbsent(
        file,
        path -> {
          try {
            return Jsoup.parse(Files.readString(path));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static List<String> linksOf(String html) {
    List<String> links = new ArrayList<>();
    for (Element element : Jsoup.parseBodyFragment(html).select("[href], [src]")) {
      links.add(element.hasAttr("href") ? element.attr("href") : element.attr("src"));
    }
    return links;
  }

  private Path file(String url) {
    Path file = run.output().resolve(URI.create(url).getPath().substring(1));
    return Files.isDirectory(file) ? file.resolve("index.html") : file;
  }

  private String address(Path file) throws IOException {
    return BASE + run.output().toUri().relativize(file.toUri()).toASCIIString();
  }

  private static Document xml(Path file) throws IOException {
    return Jsoup.parse(Files.readString(file), "", Parser.xmlParser());
  }

  private List<Path> feeds(String ending) throws IOException {
    try (Stream<Path> files = Files.walk(run.output())) {
      return files
          .filter(file -> file.getFileName().toString().matches("(feed|atom)\\" + ending))
          .sorted()
          .toList();
    }
  }
}
