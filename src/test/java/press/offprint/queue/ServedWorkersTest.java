package press.offprint.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.StartsProcesses;
import press.offprint.web.TestServer;

/** A server whose posts are made by a worker: what its metrics and its dashboard show of it. */
@StartsProcesses
class ServedWorkersTest {
  @TempDir private Path folder;

  @Test
  void metrics_and_the_dashboard_name_each_worker_with_its_posts() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start(folder.resolve("broker"));
        QueuedSite site = QueuedSite.of(folder, posts(), broker.address(), "editions: [html]\n")) {
      site.worker(broker.address());
      try (TestServer server = TestServer.on(site.project(), "html")) {
        await()
            .atMost(TestServer.PATIENCE)
            .untilAsserted(
                () ->
                    assertThat(server.text("/metrics").lines())
                        .containsAll(
                            List.of(
                                "offprint_jobs 0.0",
                                "offprint_workers 1.0",
                                "offprint_worker_posts_total{worker=\"worker-1\"} 2.0")));
        assertThat(server.text("/-/dashboard"))
            .contains(">Workers</h2>", "Posts at workers or in the queue: 0.")
            .containsPattern("<code>worker-1</code></th><td class=\"number\">2</td>");
      }
    }
  }

  private Path posts() {
    for (int n = 1; n <= 2; n++) {
      TestServer.write(
          folder, "posts/post-" + n + ".md", "---\ntitle: Post " + n + "\n---\n\nText");
    }
    return folder.resolve("posts");
  }
}
