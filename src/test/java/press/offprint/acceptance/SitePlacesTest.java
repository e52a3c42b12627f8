package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import press.offprint.SharesNothing;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.FileTrees;
import press.offprint.pipeline.run.ReceiptStatus;

/**
 * The files of the site have their places before any post: a post gets none of them by its front
 * matter, neither in a run without earlier runs nor in a later one, unless its folder is trusted.
 */
@SharesNothing
class SitePlacesTest {
  private static final String EDITIONS =
      "editions: [html, index, lists, archive, search, redirects, feeds, rss, icon, notfound,"
          + " hosts]\nlanguages:\n  en: {}\n  fr: {}\n";

  @TempDir private Path folder;

  private Blog blog(String name, String settings) {
    return new Blog(folder.resolve(name))
        .with("offprint.yaml", EDITIONS + settings)
        .with("content/posts/a.md", "---", "title: A", "date: 2026-01-01", "tags: [pens]", "---")
        .with("content/posts/b.fr.md", "---", "title: B", "date: 2026-01-02", "---", "Mots.");
  }

  private static void attack(Blog blog, String source, String field) {
    blog.with("content/" + source, "---", "title: New", "date: 2020-01-01", field, "---", "New.");
  }

  private void assertRefused(String source, String field, String settings) {
    Blog alone = blog("alone", settings);
    alone.publish();
    Map<String, String> files = FileTrees.hashes(alone.output(""));

    Blog clean = blog("clean", settings);
    attack(clean, source, field);
    attack(alone, source, field);
    for (Blog blog : new Blog[] {clean, alone, clean}) {
      Run run = blog.publish();
      assertThat(run.receipt(source).problems())
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.code()).isEqualTo(ProblemCode.SLUG_CONFLICT);
                assertThat(problem.hint()).contains("trust");
              });
      assertThat(run.summary().problems()).isEmpty();
      assertThat(FileTrees.hashes(blog.output(""))).isEqualTo(files);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/archive/",
        "/Archive/index.html",
        "/archive/2026/",
        "/tags/",
        "/tags/pens/",
        "/TAGS/pens/index.html",
        "/tags/pens/index.html/more/",
        "/tags/pens/feed.xml/",
        "/tags/pens/page/2/",
        "/posts/",
        "/posts/feed.xml/",
        "/posts/page/2/",
        "/page/2/",
        "/search/",
        "/search/start.js/",
        "/search/search.js/x/",
        "/favicon.svg/",
        "/fr/",
        "/fr/feed.xml/",
        "/fr/archive/",
        "/fr/archive/2026/",
        "/fr/posts/",
        "/fr/search/",
      })
  void a_url_takes_no_place_of_the_site(String url) {
    assertRefused("aaa/new.md", "url: \"" + url + "\"", "");
  }

  @ParameterizedTest
  @CsvSource({
    "aaa/archive.md, weight: 1, /:filename/",
    "aaa/new.md, slug: archive, /:slug/",
    "aaa/2026.md, categories: archive, /:categories/:filename/",
  })
  void a_pattern_of_the_site_leads_no_post_to_such_a_place(
      String source, String field, String pattern) {
    assertRefused(source, field, "permalinks: {aaa: \"" + pattern + "\"}\n");
  }

  @ParameterizedTest
  @CsvSource({
    "archive.md, url: /archive/, archive/index.html",
    "archive.md, weight: 1, archive/index.html",
    "tags.md, url: /tags/, tags/index.html",
    "posts/_index.md, url: /posts/, posts/index.html",
    "posts/_index.fr.md, url: /fr/posts/, fr/posts/index.html",
    "tags/pens/index.md, url: /tags/pens/, tags/pens/index.html",
    "aaa/new.md, url: /aaa/page/, aaa/page/index.html",
    "aaa/new.md, url: /archived/, archived/index.html",
    "aaa/new.md, url: /books/, books/index.html",
  })
  void a_post_whose_folder_and_name_lead_there_or_to_a_free_place_is_published(
      String source, String field, String file) {
    for (boolean published : new boolean[] {false, true}) {
      Blog blog = blog(published ? "later" : "clean", "");
      if (published) {
        blog.publish();
      }
      attack(blog, source, field);
      Run run = blog.publish();
      assertThat(run.receipt(source).status())
          .as("%s %s", published, run.receipt(source).problems())
          .isEqualTo(ReceiptStatus.PUBLISHED);
      assertThat(blog.text(file)).contains("New.");
      assertThat(run.summary().problems()).extracting(Problem::message).isEmpty();
    }
  }

  @Test
  void a_post_of_a_trusted_folder_replaces_a_page_of_the_site() {
    Blog blog = blog("trusted", "trust: [aaa]\n");
    attack(blog, "aaa/new.md", "url: /archive/");
    assertThat(blog.publish().receipt("aaa/new.md").status()).isEqualTo(ReceiptStatus.PUBLISHED);
    assertThat(blog.text("archive/index.html")).contains("New.");
  }

  @Test
  void a_file_that_a_route_of_the_project_makes_is_a_place_of_the_site() {
    String route =
        """
        - route:
            id: site-gemini
            from:
              uri: direct:site-gemini
              steps:
                - split:
                    method: {ref: lists, method: home}
                    aggregationStrategy: "#renditions"
                    steps:
                      - bean:
                          ref: text
                          method: list(${body}, 'gemini', 'text/list.gmi', 'capsule.gmi')
        """;
    Blog blog = blog("gemini", "").with("offprint.yaml", "");
    blog.with("routes/site-gemini.camel.yaml", route).with("templates/text/list.gmi", "words");
    attack(blog, "aaa/new.md", "url: /capsule.gmi/");
    assertThat(blog.publish().receipt("aaa/new.md").status()).isEqualTo(ReceiptStatus.REJECTED);
    assertThat(blog.text("capsule.gmi")).contains("words");
  }
}
