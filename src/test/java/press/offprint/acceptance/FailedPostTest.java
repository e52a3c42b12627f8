package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.offprint.pipeline.FileTrees;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.run.ReceiptStatus;

/**
 * A post that is rejected because of its text is for all others as if it were not there: no page
 * links to it, in the run that sees it first, too. Its front matter is without fault, and asks for
 * every place that front matter can ask for.
 */
class FailedPostTest {
  private static final String HOSTILE = "- ".repeat(3_000) + "x";
  private static final String[] FIELDS = {
    "title: Between", "tags: [ink]", "series: [Paper]", "menu: main", "aliases: [/old/]"
  };

  @TempDir private Path project;
  private Blog blog;

  private void posts(boolean related) {
    blog = new Blog(project, "html", "index", "lists", "rss", "feeds", "redirects", "sitemap");
    blog.with("offprint.yaml", "baseUrl: https://blog.example/", "related: " + related);
    post("a", "2026-01-01", "[[between]] [b](between.md) [old](/old/)", "series: [Paper]");
    post("c", "2026-01-03", "Text of a post about paper and ink.", "series: [Paper]");
    post("d", "2026-01-05", "Other text about paper and ink.", "series: [Paper]");
    blog.with("content/posts/_index.md", "---", "title: Posts", "---", "The section.");
    blog.with("content/home.md", "---", "title: Home", "menu: main", "---", "A page.");
  }

  private Blog post(String name, String date, String text, String... fields) {
    String front = String.join("\n", fields);
    String title = front.contains("title:") ? "" : "title: Post " + name + "\n";
    return blog.with(
        "content/posts/" + name + ".md", "---", title + "date: " + date, front, "---", "", text);
  }

  private Blog between(String text) {
    return post("between", "2026-01-02", text, FIELDS);
  }

  private Map<String, String> hashes() {
    return FileTrees.hashes(blog.output(""));
  }

  private PublishSettings limitedTo(Path post) {
    PublishSettings all = blog.settings();
    return new PublishSettings(
        all.project(),
        all.content(),
        all.output(),
        all.state(),
        all.config(),
        all.editions(),
        List.of(post),
        false,
        false,
        false,
        false,
        false,
        false,
        2,
        all.clock());
  }

  private static Set<String> differing(Map<String, String> first, Map<String, String> second) {
    Set<String> paths = new TreeSet<>(first.keySet());
    paths.addAll(second.keySet());
    paths.removeIf(path -> Objects.equals(first.get(path), second.get(path)));
    return paths;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_new_post_that_fails_changes_no_file_of_the_site(boolean related) {
    posts(related);
    blog.publish();
    Map<String, String> before = hashes();
    for (int run = 0; run < 3; run++) {
      Run now = between(HOSTILE).publish();
      assertThat(now.receipt("posts/between.md").status()).isEqualTo(ReceiptStatus.REJECTED);
      assertThat(now.receipt("posts/a.md").status()).isEqualTo(ReceiptStatus.UNCHANGED);
      assertThat(differing(before, hashes())).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_clean_run_beside_a_post_that_fails_has_the_bytes_of_one_without_it(boolean related) {
    posts(related);
    blog.publish();
    Map<String, String> without = hashes();
    between(HOSTILE);
    Path clean = project.resolve("clean");
    PublishSettings settings = blog.settings(clean);
    assertThat(Run.of(settings).receipt("posts/between.md").status())
        .isEqualTo(ReceiptStatus.REJECTED);
    assertThat(differing(without, FileTrees.hashes(clean))).isEmpty();
  }

  @Test
  void a_post_that_is_corrected_is_linked_in_the_same_run() {
    posts(true);
    between(HOSTILE).publish();
    between("Text about paper and ink.").publish();
    assertThat(blog.page("posts/a/index.html").select(".page-neighbours").text())
        .contains("Between");
    assertThat(blog.page("posts/a/index.html").select(".page-body a").eachAttr("href")).hasSize(3);
    Map<String, String> corrected = hashes();
    Path clean = project.resolve("clean");
    Run.of(blog.settings(clean));
    assertThat(differing(corrected, FileTrees.hashes(clean))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"title: Renamed", "slug: elsewhere", "draft: false"})
  void a_published_post_that_fails_later_keeps_its_page_and_the_links_to_it(String field) {
    posts(true);
    between("Text about paper and ink.").publish();
    Map<String, String> before = hashes();
    String[] fields = FIELDS.clone();
    fields[0] = field.startsWith("title") ? field : fields[0] + "\n" + field;
    for (int run = 0; run < 2; run++) {
      Run now = post("between", "2026-01-04", HOSTILE, fields).publish();
      assertThat(now.receipt("posts/between.md").status()).isEqualTo(ReceiptStatus.REJECTED);
      // Its own entry in the feed has no text, because the published text does not exist any more.
      assertThat(differing(before, hashes())).isSubsetOf("feed.xml");
    }
  }

  @Test
  void a_published_post_whose_front_matter_breaks_keeps_the_links_to_it() {
    posts(true);
    between("Text about paper and ink.").publish();
    Map<String, String> before = hashes();
    for (int run = 0; run < 2; run++) {
      Run now = post("between", "2026-01-02", "Text.", "title: [").publish();
      assertThat(now.receipt("posts/between.md").status()).isEqualTo(ReceiptStatus.REJECTED);
      // Its own entry in the feed has no text, because the published text does not exist any more.
      assertThat(differing(before, hashes())).isSubsetOf("feed.xml");
    }
  }

  @Test
  void a_new_post_that_fails_does_not_take_the_permalink_of_a_good_one() {
    posts(true);
    between(HOSTILE);
    Run run = post("good", "2026-02-01", "Text.", "slug: between").publish();
    assertThat(run.receipt("posts/good.md").status()).isEqualTo(ReceiptStatus.PUBLISHED);
    assertThat(run.receipt("posts/between.md").status()).isEqualTo(ReceiptStatus.REJECTED);
  }

  @Test
  void a_run_of_one_post_links_to_no_post_that_failed_before() {
    posts(true);
    between(HOSTILE).publish();
    Map<String, String> before = hashes();
    post("a", "2026-01-01", "Changed.", "series: [Paper]");
    Path one = project.resolve("content/posts/a.md");
    Run.of(limitedTo(one));
    assertThat(differing(before, hashes())).contains("posts/a/index.html");
    assertThat(blog.page("posts/a/index.html").select(".page-neighbours").text())
        .doesNotContain("Between");
  }
}
