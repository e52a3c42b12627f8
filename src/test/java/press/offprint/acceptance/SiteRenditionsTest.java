package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.model.RenditionInfo;
import press.offprint.model.problem.ExitCode;
import press.offprint.pipeline.FileTrees;

/** A change rebuilds the files of the site that depend on it, and no others. */
class SiteRenditionsTest {
  @TempDir private Path project;
  private Blog blog;

  @BeforeEach
  void sixPostsTwoOnAPage() {
    blog = new Blog(project, "html", "rss", "atom", "json", "index", "lists", "feeds", "redirects");
    blog.with("offprint.yaml", "feed:", "  items: 2", "lists:", "  items: 2");
    for (int number = 1; number <= 6; number++) {
      post(number, "Post " + number, number % 2 == 0 ? "even" : "odd", "Words.");
    }
    blog.publish();
  }

  private void post(int number, String title, String tag, String words) {
    blog.with(
        "content/notes/post" + number + ".md",
        "---",
        "title: " + title,
        "date: 2026-01-0" + number,
        "tags: [" + tag + "]",
        "aliases: [/old" + number + "/]",
        "---",
        words);
  }

  private List<String> made() {
    return blog.publish().summary().renditions().stream()
        .map(RenditionInfo::path)
        .sorted()
        .toList();
  }

  @Test
  void an_old_post_is_on_the_last_page_of_its_lists_and_in_no_feed() {
    post(1, "Post 1", "odd", "Other words.");
    assertThat(made())
        .containsExactly(
            "notes/page/3/index.html",
            "old1/index.html",
            "page/3/index.html",
            "tags/odd/page/2/index.html");
  }

  @Test
  void a_new_post_changes_all_its_lists_and_their_feeds() {
    post(7, "Post 7", "odd", "Words.");
    assertThat(made())
        .contains("feed.xml", "atom.xml", "feed.json", "index.html", "page/4/index.html")
        .contains("notes/feed.xml", "tags/odd/feed.xml", "tags/index.html", "old7/index.html")
        .noneMatch(path -> path.startsWith("tags/even/") || path.startsWith("old1/"));
  }

  @Test
  void a_missing_site_file_is_rebuilt_alone() throws IOException {
    Files.delete(blog.output("page/2/index.html"));
    assertThat(made()).containsExactly("page/2/index.html");
  }

  @Test
  void the_output_after_a_deletion_equals_that_of_a_clean_publish() {
    blog.without("content/notes/post1.md");
    assertThat(made())
        .contains("notes/page/3/index.html", "tags/index.html", "tags/odd/index.html")
        // The posts of the feed suggested the deleted post.
        .contains("feed.xml")
        .doesNotContain("old2/index.html", "tags/even/index.html");
    Path clean = project.resolve("clean");
    Run.of(blog.settings(clean));
    assertThat(FileTrees.hashes(blog.output(""))).isEqualTo(FileTrees.hashes(clean));
  }

  @Test
  void a_page_replaces_a_redirect_at_its_path() {
    // A tag of that name has a list at the path of a redirect.
    blog.with(
            "content/notes/post2.md",
            "---",
            "title: Post 2",
            "date: 2026-01-02",
            "aliases: [/tags/new/]",
            "---",
            "Words.")
        .publish();
    assertThat(blog.text("tags/new/index.html")).contains("noindex");
    post(3, "Post 3", "new", "Words.");
    Run run = blog.publish();
    assertThat(blog.text("tags/new/index.html")).doesNotContain("noindex");
    assertThat(run.summary().problems())
        .anyMatch(problem -> problem.message().contains("which is the path of"));
    post(3, "Post 3", "odd", "Words.");
    blog.publish();
    assertThat(blog.text("tags/new/index.html")).contains("noindex");
  }

  @Test
  void a_file_that_was_built_beside_a_failure_is_rebuilt_when_the_change_is_undone() {
    blog.with(
            "templates/feeds/atom.xml",
            "{% if articles[0].metadata.title == \"Bad\" %}{% include \"feeds/none.xml\" %}{% endif %}")
        .publish();
    post(6, "Bad", "even", "Words.");
    Run run = blog.publish();
    assertThat(run.summary().exitCode())
        .as("the Atom feed could not be made")
        .isEqualTo(ExitCode.USAGE);
    assertThat(blog.text("feed.xml")).contains("<title>Bad</title>");
    post(6, "Post 6", "even", "Words.");
    blog.publish();
    assertThat(blog.text("feed.xml")).doesNotContain("Bad").contains("<title>Post 6</title>");
  }

  @Test
  void a_route_that_does_not_return_a_rendition_is_reported() {
    blog = new Blog(project, "html", "wrong");
    blog.with(
        "routes/site-wrong.camel.yaml",
        "- route:",
        "    id: site-wrong",
        "    from:",
        "      uri: direct:site-wrong",
        "      steps:",
        "        - split:",
        "            method:",
        "              ref: lists",
        "              method: home",
        "            aggregationStrategy: \"#renditions\"",
        "            steps:",
        "              - setBody:",
        "                  constant: words");
    Run run = blog.publish();
    assertThat(run.summary().fault()).isTrue();
    assertThat(run.summary().problems())
        .anyMatch(problem -> problem.message().contains("must end with a rendition"));
  }
}
