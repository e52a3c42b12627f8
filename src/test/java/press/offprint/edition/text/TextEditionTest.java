package press.offprint.edition.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.Examples;
import press.offprint.edition.EditionException;
import press.offprint.edition.ImageVariants;
import press.offprint.model.Article;
import press.offprint.model.Publication;
import press.offprint.model.Rendition;
import press.offprint.model.Site;
import press.offprint.model.bytes.Cache;
import press.offprint.template.TemplateFolder;
import press.offprint.template.Templates;

class TextEditionTest {
  private final TextEdition text =
      new TextEdition(new Templates(TemplateFolder.ours()), new ImageVariants(Cache.NONE));

  private Rendition page(Publication publication) {
    return text.render(publication, "html", "web/post.html", "index.html");
  }

  @Test
  void a_page_has_its_images_and_its_description_for_programs() {
    Rendition page = page(TextPosts.publication(TextPosts.english()));
    assertThat(page.path()).isEqualTo("posts/english/index.html");
    assertThat(page.mediaType()).isEqualTo("text/html");
    assertThat(page.companions())
        .extracting(Rendition::path)
        .containsExactly("posts/english/press.svg", "posts/english/english.jsonld");
    assertThat(page.companions())
        .extracting(Rendition::mediaType)
        .containsExactly("image/svg+xml", "application/ld+json");
  }

  @Test
  void an_index_of_one_post_is_an_index() {
    Rendition index =
        text.render(
            TextPosts.site(List.of(TextPosts.english())), "index", "web/index.html", "index.html");
    assertThat(index.path()).isEqualTo("index.html");
    assertThat(index.companions()).isEmpty();
    assertThat(Jsoup.parse(index.content().text()).select(".page-list li")).hasSize(1);
  }

  @Test
  void an_index_without_posts_has_a_sentence_about_it() {
    Rendition index =
        text.render(TextPosts.site(List.of()), "index", "web/index.html", "index.html");
    assertThat(index.content().text()).contains("No posts yet.");
  }

  @Test
  void an_index_names_each_download_with_its_size() {
    Rendition index =
        text.render(TextPosts.site(TextPosts.all()), "index", "web/index.html", "index.html");
    Document seen = Jsoup.parse(index.content().text());
    assertThat(seen.select(".page-list li:first-child a").eachAttr("href"))
        .containsExactly(
            "posts/english/index.html", "posts/english/english.pdf", "posts/english/english.epub");
    assertThat(seen.select(".page-file").first().text()).isEqualTo("PDF 184 kB");
  }

  @Test
  void a_page_loads_nothing_from_other_sites_and_has_no_script() {
    for (Article post : TextPosts.all()) {
      Document page = Jsoup.parse(page(TextPosts.publication(post)).content().text());
      assertThat(page.select("script, iframe, object, embed, form, base")).isEmpty();
      assertThat(page.select("[src^=http], link[rel=stylesheet], link[rel=preload]")).isEmpty();
      assertThat(page.html()).doesNotContain("@import").doesNotContain("url(");
    }
  }

  @Test
  void every_anchor_that_a_page_links_to_exists() {
    for (Article post : TextPosts.all()) {
      Document page = Jsoup.parse(page(TextPosts.publication(post)).content().text());
      for (String place : page.select("a[href^=#]").eachAttr("href")) {
        assertThat(page.getElementById(place.substring(1))).as(place).isNotNull();
      }
    }
  }

  @Test
  void a_hostile_title_is_escaped_everywhere() {
    Article hostile = Examples.article("\"><script>alert(1)</script>'\u0000{{ 7*7 }}", "<p>x</p>");
    Rendition page = page(TextPosts.publication(hostile));
    assertThat(Jsoup.parse(page.content().text()).select("script")).isEmpty();
    assertThat(page.content().text()).contains("{{ 7*7 }}").doesNotContain("\u0000");
    assertThat(page.companions().get(0).content().text()).doesNotContain("<script");
  }

  @Test
  void a_page_without_a_base_url_has_no_absolute_url() {
    Site s = Examples.site();
    Site local =
        new Site(
            s.title(),
            s.description(),
            s.author(),
            s.language(),
            "http://localhost:8080/",
            false,
            s.paper(),
            s.permalinks(),
            List.of("html", "pdf"),
            s.feedItems(),
            s.limits(),
            s.params(),
            Site.PAGE_ITEMS,
            "",
            s.syntax(),
            s.addresses(),
            s.structure(),
            s.trust(),
            s.pageHosts(),
            List.of(),
            s.fingerprint());
    String page = page(Publication.of(local, TextPosts.english())).content().text();
    assertThat(page).doesNotContain("localhost").doesNotContain("canonical");
    assertThat(page)
        .contains("english.pdf")
        .doesNotContain("english.epub")
        .doesNotContain("feed.xml");
  }

  @Test
  void the_media_type_follows_the_template_and_the_name() {
    assertThat(TemplateMediaTypes.of("feeds/rss.xml", "feed.xml")).isEqualTo("application/rss+xml");
    assertThat(TemplateMediaTypes.of("feeds/atom.xml", "x.xml")).isEqualTo("application/atom+xml");
    assertThat(TemplateMediaTypes.of("text/a.txt", "A.TXT")).isEqualTo("text/plain");
    assertThat(TemplateMediaTypes.of("text/a.opml", "posts.opml")).isEqualTo("text/x-opml");
    assertThat(TemplateMediaTypes.of("text/a.strange", "a.strange")).isEqualTo("text/plain");
  }

  @Test
  void the_template_in_the_documentation_gives_a_new_text_format(@TempDir Path site)
      throws IOException {
    Matcher example =
        Pattern.compile("```pebble\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("docs/templates.md")));
    assertThat(example.find()).isTrue();
    Files.createDirectories(site.resolve("text"));
    Files.writeString(site.resolve("text/post.gmi"), example.group(1));
    TextEdition own =
        new TextEdition(
            new Templates(new TemplateFolder(site, Path.of("templates"))),
            new ImageVariants(Cache.NONE));
    Rendition capsule =
        own.render(
            TextPosts.publication(TextPosts.english()), "gemini", "text/post.gmi", "{name}.gmi");
    assertThat(capsule.path()).isEqualTo("posts/english/english.gmi");
    assertThat(capsule.mediaType()).isEqualTo("text/gemini");
    assertThat(capsule.edition()).isEqualTo("gemini");
    assertThat(capsule.content().text())
        .startsWith("# A field guide to a post\n2026-03-02\n\nA field guide is carried")
        .contains("public Rendition render(Publication publication) {\n  int copies = 42;")
        .contains("things that live in a post.[1]\n")
        .contains("[1] The first were printed for flowers, and fitted a coat pocket.\n")
        .endsWith("=> https://example.org/posts/english/english.pdf As PDF\n");
  }

  @Test
  void a_site_overrides_single_files(@TempDir Path site) throws IOException {
    Files.createDirectories(site.resolve("web"));
    Files.writeString(site.resolve("web/style.css"), "p > a { color: red; } /* mine </style> */");
    Templates templates = new Templates(new TemplateFolder(site, Path.of("templates")));
    TextEdition own = new TextEdition(templates, new ImageVariants(Cache.NONE));
    String page =
        own.render(
                TextPosts.publication(TextPosts.english()), "html", "web/post.html", "index.html")
            .content()
            .text();
    assertThat(page).contains("<style>p > a{color: red}</style>");
  }

  @Test
  void a_wrong_template_is_an_error_in_the_receipt(@TempDir Path site) throws IOException {
    Files.writeString(site.resolve("a.txt"), "\n{{ article.titel }}");
    TextEdition own =
        new TextEdition(new Templates(new TemplateFolder(site)), new ImageVariants(Cache.NONE));
    Publication post = TextPosts.publication(TextPosts.english());
    assertThatThrownBy(() -> own.render(post, "x", "a.txt", "a.txt"))
        .isInstanceOf(EditionException.class)
        .hasMessageContaining("a.txt:2");
    assertThatThrownBy(() -> own.render(post, "x", "b.txt", "b.txt"))
        .isInstanceOf(EditionException.class)
        .hasMessageContaining("There is no template \"b.txt\"");
  }

  @Test
  void many_threads_get_the_same_page() {
    List<Article> posts = TextPosts.all();
    TextEdition fresh =
        new TextEdition(new Templates(TemplateFolder.ours()), new ImageVariants(Cache.NONE));
    Map<String, List<Rendition>> made =
        IntStream.range(0, 60)
            .parallel()
            .mapToObj(i -> posts.get(i % 3))
            .map(
                post ->
                    fresh.render(
                        TextPosts.publication(post), "html", "web/post.html", "index.html"))
            .collect(java.util.stream.Collectors.groupingBy(Rendition::path));
    assertThat(made).hasSize(3);
    made.values().forEach(same -> assertThat(same).allMatch(same.get(0)::equals));
  }
}
