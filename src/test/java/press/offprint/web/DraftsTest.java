package press.offprint.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import press.offprint.pipeline.preview.Draft;

/** The drafts of {@code serve --site} follow all that they show, and no published post waits. */
@Isolated
class DraftsTest {
  @TempDir private Path project;

  @BeforeEach
  void write() {
    TestServer.write(project, "offprint.yaml", "limits:\n  seconds: 60\n");
    post("a", "", "Words.");
  }

  private void post(String name, String fields, String text) {
    TestServer.write(
        project,
        "content/posts/" + name + ".md",
        "---\ntitle: About " + name + "\n" + fields + "---\n\n" + text + "\n");
  }

  private void draft(String name, String fields, String text) {
    post(name, "draft: true\n" + fields, text);
  }

  private TestServer open() {
    return TestServer.on(project, PreviewTest.settings(), "html", "index");
  }

  private static void awaitPage(TestServer server, String path, String words) {
    await()
        .atMost(TestServer.PATIENCE)
        .until(() -> TestServer.text(server.site().get(path)).contains(words));
  }

  private static Collection<String> sources(TestServer server) {
    return server.publisher().drafts().drafts().stream().map(Draft::source).toList();
  }

  @Test
  void a_draft_shows_the_new_address_of_a_post_that_it_links_to() {
    draft("b", "", "To [the other](c.md).");
    draft("c", "slug: former\n", "Words.");
    try (TestServer server = open()) {
      awaitPage(server, "/posts/b/", "../former/index.html\">the other");
      draft("c", "slug: current\n", "Words.");
      awaitPage(server, "/posts/b/", "../current/index.html\">the other");
    }
  }

  @Test
  void a_draft_without_a_change_is_not_made_again() {
    draft("b", "", "Words.");
    draft("c", "", "Words.");
    try (TestServer server = open()) {
      await().atMost(TestServer.PATIENCE).until(() -> sources(server).size() == 2);
      long version = server.publisher().drafts().version();
      post("a", "", "Other words.");
      await()
          .atMost(TestServer.PATIENCE)
          .until(() -> TestServer.text(server.site().get("/posts/a/")).contains("Other words."));
      draft("c", "", "Other words.");
      awaitPage(server, "/posts/c/", "Other words.");
      assertThat(server.publisher().drafts().version()).isEqualTo(version + 1);
    }
  }

  @Test
  void a_post_is_published_while_a_slow_draft_is_made() {
    try (TestServer server = open()) {
      draft("slow", "", formulas());
      await().atMost(TestServer.PATIENCE).until(DraftsTest::isReading);
      post("zoo", "", "Words.");
      await()
          .atMost(TestServer.PATIENCE)
          .until(() -> server.site().get("/posts/zoo/").statusCode() == 200);
      assertThat(sources(server)).doesNotContain("posts/slow.md");
    }
  }

  private static String formulas() {
    return IntStream.range(0, 2_500)
        .mapToObj(i -> "$$" + "\\frac{1}{2}".repeat(60) + i + "$$\n\n")
        .collect(Collectors.joining());
  }

  private static boolean isReading() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals("offprint-the article"));
  }
}
