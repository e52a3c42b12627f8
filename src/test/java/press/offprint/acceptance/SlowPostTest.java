package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import press.offprint.pipeline.FileTrees;
import press.offprint.pipeline.run.Receipt;
import press.offprint.pipeline.run.ReceiptStatus;
import press.offprint.pipeline.run.RunRequest;

/** While a folder is watched, a post that takes long to read makes no other one wait. */
@Isolated
class SlowPostTest {
  @TempDir private Path project;
  private Blog blog;

  @BeforeEach
  void write() {
    blog = new Blog(project, "html");
    blog.with("offprint.yaml", "limits:", "  seconds: 60", "  postBytes: 8000000");
    post("a", "Words.");
  }

  private void post(String name, String text) {
    WatchingPublisher.post(project, "posts/" + name + ".md", "About " + name, text);
  }

  private static String formulas(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "$$" + "\\frac{1}{2}".repeat(60) + i + "$$\n\n")
        .collect(Collectors.joining());
  }

  private static boolean isReading() {
    return isRunning("offprint-the article") || isReadingSlowly();
  }

  private static boolean isReadingSlowly() {
    return isRunning("offprint-slow-posts");
  }

  // Formulas are set after shortcodes are expanded.
  private static boolean isBehindShortcodes() {
    return isReadingSlowly()
        && Thread.getAllStackTraces().entrySet().stream()
            .filter(thread -> thread.getKey().getName().equals("offprint-the article"))
            .flatMap(thread -> Arrays.stream(thread.getValue()))
            .anyMatch(frame -> frame.getClassName().startsWith("press.offprint.content.maths"));
  }

  private static boolean isRunning(String thread) {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .anyMatch(thread::equals);
  }

  @Test
  void a_new_post_is_published_while_a_slow_one_is_read_and_leads_to_no_page_of_it() {
    try (WatchingPublisher watching = WatchingPublisher.over(project, "html")) {
      watching.awaitReceipt("posts/a.md", ReceiptStatus.PUBLISHED);
      // Many, so that no machine reads them all during the test.
      post("slow", formulas(6_000));
      await().atMost(WatchingPublisher.PATIENCE).until(SlowPostTest::isReading);
      post("zoo", "Words.");
      watching.awaitReceipt("posts/zoo.md", ReceiptStatus.PUBLISHED);
      assertThat(watching.receipts("posts/slow.md")).isEmpty();
      assertThat(isReading()).isTrue();
      assertThat(watching.page("posts/zoo")).contains("About a").doesNotContain("About slow");
    }
    await().atMost(Duration.ofSeconds(20)).until(() -> !isReading());
  }

  @Test
  void a_slow_post_is_published_and_linked_when_it_is_read() {
    try (WatchingPublisher watching = WatchingPublisher.over(project, "html")) {
      watching.awaitReceipt("posts/a.md", ReceiptStatus.PUBLISHED);
      post("b", formulas(300));
      watching.awaitReceipt("posts/b.md", ReceiptStatus.PUBLISHED);
      watching.awaitPage("posts/a", "About b");
    }
    Path clean = project.resolve("clean");
    Run.of(blog.settings(clean));
    assertThat(FileTrees.hashes(blog.output("posts")))
        .isEqualTo(FileTrees.hashes(clean.resolve("posts")));
  }

  @Test
  void a_run_that_a_person_asks_for_publishes_a_post_that_is_read_beside_the_runs() {
    try (WatchingPublisher watching = WatchingPublisher.over(project, "html")) {
      watching.awaitReceipt("posts/a.md", ReceiptStatus.PUBLISHED);
      post("slow", formulas(200));
      await().atMost(WatchingPublisher.PATIENCE).until(SlowPostTest::isReadingSlowly);
      watching.publish(RunRequest.CHANGES);
      assertThat(watching.receipts("posts/slow.md"))
          .extracting(Receipt::status)
          .containsOnly(ReceiptStatus.PUBLISHED);
    }
  }

  // Formulas are in the cache after their first reading, but paragraphs are not.
  private static String paragraphs() {
    return IntStream.range(0, 15_000)
        .mapToObj(i -> "Words *and* " + i + " more `words`.\n\n")
        .collect(Collectors.joining());
  }

  @Test
  void a_published_post_that_is_slow_makes_no_other_wait_if_it_is_made_again() {
    post("slow", paragraphs());
    try (WatchingPublisher watching = WatchingPublisher.over(project, "html")) {
      watching.awaitReceipt("posts/slow.md", ReceiptStatus.PUBLISHED);
      int before = watching.runs().size();
      blog.with("templates/web/foot.html", "<p>Foot</p>");
      post("zoo", "Words.");
      watching.awaitReceipt("posts/zoo.md", ReceiptStatus.PUBLISHED);
      watching.awaitPage("posts/slow", "<p>Foot</p>");
      List<Set<String>> runs = List.copyOf(watching.runs());
      assertThat(runs.subList(before, runs.size()))
          .filteredOn(run -> run.contains("posts/zoo.md"))
          .isNotEmpty()
          .noneMatch(run -> run.contains("posts/slow.md"));
    }
  }

  @Test
  void a_slow_post_has_the_shortcodes_of_the_time_of_its_publication() {
    blog.with("templates/shortcodes/mark.html", "<p>Former</p>");
    try (WatchingPublisher watching = WatchingPublisher.over(project, "html")) {
      watching.awaitReceipt("posts/a.md", ReceiptStatus.PUBLISHED);
      post("slow", "{{< mark >}}\n\n" + formulas(200));
      await().atMost(WatchingPublisher.PATIENCE).until(SlowPostTest::isBehindShortcodes);
      blog.with("templates/shortcodes/mark.html", "<p>Current</p>");
      watching.awaitReceipt("posts/slow.md", ReceiptStatus.PUBLISHED);
      watching.awaitPage("posts/slow", "<p>Current</p>");
    }
  }
}
