package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.StartsProcesses;
import press.offprint.catalog.Catalog;

/** A process is killed with SIGKILL between the record of an issue and its files. */
@StartsProcesses
class IssueKillTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir private Path folder;

  @Test
  void the_next_run_makes_the_issue_with_the_number_and_the_posts_of_its_record() throws Exception {
    Blog blog = new Blog(folder.resolve("site"));
    blog.with("offprint.yaml", "editions: [html, book-html, book-slow]", "issue: weekly");
    blog.with("content/posts/a.md", "---", "title: A", "date: 2024-01-02", "---", "Text.");
    blog.with("content/posts/b.md", "---", "title: B", "date: 2024-01-03", "---", "Text.");
    // The edition waits for longer than the test, so no file of the issue is stored.
    blog.with(
        "routes/book-slow.camel.yaml",
        "- route:",
        "    id: book-slow",
        "    from:",
        "      uri: direct:book-slow",
        "      steps:",
        "        - delay:",
        "            constant: 600000",
        "        - bean:",
        "            ref: text",
        "            method: render(${body}, 'slow', 'web/book.html', 'slow.html')");
    PublisherProcess.Plan plan = PublisherProcess.Plan.in(folder.resolve("words"));
    try (PublisherProcess run = plan.run("publish", "-C", blog.project().toString())) {
      await().atMost(PATIENCE).until(() -> isRecorded(blog.settings().state()) || !run.isAlive());
      assertThat(run.isAlive()).as(run.err()).isTrue();
      run.kill();
    }
    assertThat(blog.output("issues")).doesNotExist();

    Files.delete(blog.project().resolve("routes/book-slow.camel.yaml"));
    blog.with("offprint.yaml", "editions: [html, book-html]", "issue: weekly");
    blog.with("content/posts/c.md", "---", "title: C", "date: 2024-01-04", "---", "Text.");
    blog.publish();
    assertThat(chapters(blog, 1)).containsExactly("A", "B");
    assertThat(chapters(blog, 2)).containsExactly("C");
  }

  private static List<String> chapters(Blog blog, int number) {
    return blog.page("issues/" + number + "/index.html").select(".page-chapters a").eachText();
  }

  private static boolean isRecorded(Path state) {
    try (Catalog catalog = Catalog.openReadOnly(state).orElse(null)) {
      return catalog != null && catalog.setting("issues").isPresent();
    }
  }
}
