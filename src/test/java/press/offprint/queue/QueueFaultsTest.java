package press.offprint.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.StartsProcesses;
import press.offprint.acceptance.PublisherProcess;

/** Workers, publisher and broker that end without clean-up, each in another process. */
@StartsProcesses
class QueueFaultsTest {
  private static final String SETTINGS = "editions: [html, rss]\n";

  /** Renders a page in half a second, so that there is a time to end a process in. */
  static final String SLOW =
      """
      - route:
          id: post-html
          from:
            uri: direct:post-html
            steps:
              - delay:
                  constant: "500"
              - bean:
                  ref: text
                  method: render(${body}, 'html', 'web/post.html', 'index.html')
      """;

  private static final String ENDING =
      """
      - route:
          id: post-end
          from:
            uri: direct:post-end
            steps:
              - bean:
                  beanType: press.offprint.queue.EndingEdition
                  method: render
      """;

  private static final int POSTS = 8;
  private static final Pattern PUBLISHED = Pattern.compile("(?m)^published +(\\S+)$");

  @TempDir private Path folder;

  @Test
  void the_posts_of_a_killed_worker_are_made_by_another() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start(folder.resolve("broker"));
        QueuedSite site = slowSite(broker);
        PublisherProcess publish = site.publish("-v")) {
      PublisherProcess first = site.worker(broker.address());
      awaitPosts(site, 2);
      first.kill();
      site.worker(broker.address());
      assertThat(publish.await(QueuedSite.PATIENCE)).as(publish::err).isEqualTo(0);
      assertComplete(site, publish);
    }
  }

  @Test
  void posts_wait_for_a_broker_that_was_killed() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start(folder.resolve("broker"));
        QueuedSite site = slowSite(broker);
        PublisherProcess publish = site.publish("-v")) {
      site.worker(broker.address());
      awaitPosts(site, 2);
      broker.kill();
      await()
          .atMost(QueuedSite.PATIENCE)
          .until(() -> publish.err().contains("cannot be reached. The posts wait"));
      broker.start();
      assertThat(publish.await(QueuedSite.PATIENCE)).as(publish::err).isEqualTo(0);
      assertThat(publish.err()).contains("answers again");
      assertComplete(site, publish);
    }
  }

  @Test
  void the_run_after_a_killed_publisher_publishes_the_other_posts() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start(folder.resolve("broker"));
        QueuedSite site = slowSite(broker)) {
      site.worker(broker.address());
      Set<String> reported;
      try (PublisherProcess publish = site.publish("-v")) {
        await().atMost(QueuedSite.PATIENCE).until(() -> reported(publish).size() > 1);
        publish.kill();
        reported = reported(publish);
      }
      try (PublisherProcess publish = site.publish("-v")) {
        assertThat(publish.await(QueuedSite.PATIENCE)).as(publish::err).isEqualTo(0);
        assertThat(reported(publish)).isNotEmpty().doesNotContainAnyElementsOf(reported);
      }
      assertThat(site.output()).isEqualTo(site.alone(SETTINGS));
    }
  }

  private static Set<String> reported(PublisherProcess publisher) {
    return PUBLISHED
        .matcher(publisher.err() + publisher.out())
        .results()
        .map(line -> line.group(1))
        .collect(Collectors.toSet());
  }

  @Test
  void a_post_that_ends_three_workers_is_rejected_with_its_reason() throws Exception {
    Path content = posts(2);
    Files.writeString(content.resolve("poison.md"), "---\ntitle: Poison\n---\n\nText");
    try (BrokerProcess broker = BrokerProcess.start(folder.resolve("broker"));
        QueuedSite site =
            QueuedSite.of(folder, content, broker.address(), "editions: [html, end]\n")) {
      site.route("post-end", ENDING);
      try (PublisherProcess publish = site.publish("-v")) {
        for (int dead = 1; dead <= 3; dead++) {
          PublisherProcess worker = site.worker(broker.address());
          assertThat(worker.await(QueuedSite.PATIENCE)).as(worker::err).isEqualTo(137);
        }
        site.worker(broker.address());
        assertThat(publish.await(QueuedSite.PATIENCE)).as(publish::err).isEqualTo(3);
        assertThat(publish.err())
            .contains("poison.md", "3 workers ended while they made this post", "WORKERS_DIED");
        assertThat(site.output()).containsKeys("post-1/end.txt", "post-2/end.txt");
        assertThat(site.output()).doesNotContainKey("poison/index.html");
      }
    }
  }

  @Test
  void a_signal_ends_a_worker_and_a_publisher_within_ten_seconds() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start(folder.resolve("broker"));
        QueuedSite site = QueuedSite.of(folder, posts(2), broker.address(), SETTINGS)) {
      site.route("post-html", SLOW.replace("500", "600000"));
      PublisherProcess worker = site.worker(broker.address());
      try (PublisherProcess publish = site.publish("-v")) {
        await().atMost(QueuedSite.PATIENCE).until(() -> site.hasUnpacked(1));
        long start = System.nanoTime();
        worker.signal("TERM");
        publish.signal("TERM");
        assertThat(worker.await(QueuedSite.PATIENCE)).as(worker::err).isEqualTo(0);
        publish.await(QueuedSite.PATIENCE);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
      }
    }
  }

  private QueuedSite slowSite(BrokerProcess broker) throws IOException {
    QueuedSite site = QueuedSite.of(folder, posts(POSTS), broker.address(), SETTINGS);
    site.route("post-html", SLOW);
    return site;
  }

  private static void awaitPosts(QueuedSite site, int count) {
    await().atMost(QueuedSite.PATIENCE).until(() -> pages(site.outputNow()) >= count);
  }

  private static long pages(Map<String, String> output) {
    return output.keySet().stream().filter(file -> file.matches("post-\\d+/index.html")).count();
  }

  private static void assertComplete(QueuedSite site, PublisherProcess publish) throws Exception {
    assertThat(site.output()).isEqualTo(site.alone(SETTINGS));
    for (int n = 1; n <= POSTS; n++) {
      String receipt = "published  post-" + n + ".md";
      assertThat(publish.err().lines().filter(line -> line.strip().equals(receipt)))
          .as("receipts of post %d", n)
          .hasSize(1);
    }
  }

  private Path posts(int count) throws IOException {
    Path content = Files.createDirectories(folder.resolve("posts"));
    for (int n = 1; n <= count; n++) {
      Files.writeString(
          content.resolve("post-" + n + ".md"),
          "---\ntitle: Post " + n + "\ndate: 2026-01-" + (n + 9) + "\n---\n\nText " + n);
    }
    return content;
  }
}
