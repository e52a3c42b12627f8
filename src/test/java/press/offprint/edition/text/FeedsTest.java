package press.offprint.edition.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rometools.modules.content.ContentModule;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;
import press.offprint.Examples;
import press.offprint.edition.ImageVariants;
import press.offprint.model.Article;
import press.offprint.model.Rendition;
import press.offprint.model.bytes.Cache;
import press.offprint.template.TemplateFolder;
import press.offprint.template.Templates;

class FeedsTest {
  private static final Pattern LINK = Pattern.compile("\\b(?:href|src|url)=\"([^\"]*)\"");

  private final TextEdition text =
      new TextEdition(new Templates(TemplateFolder.ours()), new ImageVariants(Cache.NONE));

  private Rendition rss(List<Article> articles) {
    return text.render(TextPosts.site(articles), "rss", "feeds/rss.xml", "feed.xml");
  }

  private static SyndFeed parse(Rendition feed) throws Exception {
    return new SyndFeedInput().build(new InputSource(feed.content().open()));
  }

  @Test
  void the_rss_feed_holds_each_post_in_full_with_its_enclosure() throws Exception {
    Rendition made = rss(TextPosts.all());
    assertThat(made.path()).isEqualTo("feed.xml");
    assertThat(made.mediaType()).isEqualTo("application/rss+xml");
    SyndFeed feed = parse(made);
    assertThat(feed.getEntries())
        .extracting(SyndEntry::getTitle)
        .containsExactly("A field guide to a post", "原稿用紙から電子書籍まで", "من اليمين إلى اليسار");
    SyndEntry first = feed.getEntries().get(0);
    assertThat(first.getUri()).isEqualTo("https://example.org/posts/english/");
    assertThat(first.getEnclosures().get(0).getUrl())
        .isEqualTo("https://example.org/posts/english/english.epub");
    assertThat(first.getEnclosures().get(0).getLength()).isEqualTo(1_250_000);
    ContentModule content = (ContentModule) first.getModule(ContentModule.URI);
    assertThat(content.getEncodeds().get(0))
        .contains("The diagonal of the sheet")
        .contains("The first were printed for flowers")
        .contains("mathcolor=\"#ff0000\"");
    assertThat(made.content().text())
        .contains("<lastBuildDate>Tue, 06 Oct 2026 08:15:00 +0300</lastBuildDate>")
        .contains("<atom:link href=\"https://example.org/feed.xml\" rel=\"self\"");
  }

  @Test
  void no_feed_holds_a_relative_link() {
    for (String template : List.of("feeds/rss.xml", "feeds/atom.xml", "feeds/feed.json")) {
      String feed =
          text.render(
                  TextPosts.site(TextPosts.all()),
                  "feed",
                  template,
                  "feed" + template.substring(10))
              .content()
              .text();
      String seen =
          Parser.unescapeEntities(feed.replace("\\u003c", "<").replace("\\\"", "\""), false);
      Matcher links = LINK.matcher(seen);
      List<String> found = new ArrayList<>();
      while (links.find()) {
        found.add(links.group(1));
      }
      assertThat(found).as(template).hasSizeGreaterThan(10).allMatch(l -> l.startsWith("https://"));
      assertThat(seen).doesNotContain("resource:");
    }
  }

  @Test
  void atom_and_json_feeds_parse() throws Exception {
    SyndFeed atom =
        parse(text.render(TextPosts.site(TextPosts.all()), "atom", "feeds/atom.xml", "atom.xml"));
    assertThat(atom.getFeedType()).isEqualTo("atom_1.0");
    assertThat(atom.getEntries()).hasSize(3).allMatch(e -> e.getUpdatedDate() != null);
    Rendition made =
        text.render(TextPosts.site(TextPosts.all()), "json", "feeds/feed.json", "feed.json");
    assertThat(made.mediaType()).isEqualTo("application/feed+json");
    JsonNode json = new ObjectMapper().readTree(made.content().toArray());
    assertThat(json.at("/items/0/attachments/1/mime_type").asText())
        .isEqualTo("application/epub+zip");
    assertThat(json.at("/items/2/content_html").asText())
        .startsWith("<div lang=\"ar\" dir=\"rtl\">");
  }

  @Test
  void the_feed_has_the_length_that_the_site_sets() throws Exception {
    List<Article> many =
        IntStream.range(0, 30).mapToObj(i -> Examples.article("Post " + i, "<p>x</p>")).toList();
    assertThat(parse(rss(many)).getEntries()).hasSize(20);
  }

  @Test
  void a_feed_without_posts_is_valid() throws Exception {
    assertThat(parse(rss(List.of())).getEntries()).isEmpty();
    parse(text.render(TextPosts.site(List.of()), "atom", "feeds/atom.xml", "atom.xml"));
    Rendition json = text.render(TextPosts.site(List.of()), "json", "feeds/feed.json", "feed.json");
    assertThat(new ObjectMapper().readTree(json.content().toArray()).at("/items")).isEmpty();
  }

  @Test
  void text_of_a_post_cannot_become_active_content_in_a_feed_reader() throws Exception {
    Article hostile =
        Examples.article(
            "<script>alert(1)</script> ]]> \u0000\u001b",
            "<p>Code: &lt;script&gt;alert(2)&lt;/script&gt; ]]&gt;</p>");
    Rendition made = rss(List.of(hostile));
    parse(made);
    String feed = made.content().text();
    assertThat(feed).doesNotContain("<script");
    assertThat(Parser.unescapeEntities(feed, false)).doesNotContain("<script");
  }
}
