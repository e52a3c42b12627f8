package press.offprint.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.StartsProcesses;
import press.offprint.acceptance.PublisherProcess;

/** Posts made by workers, with a broker in a process of its own. */
@StartsProcesses
class WorkerTest {
  @TempDir private Path folder;

  @Test
  void two_workers_make_the_same_files_as_one_process() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start(folder.resolve("broker"));
        QueuedSite site =
            QueuedSite.of(folder, Path.of("content"), broker.address(), "title: Same\n")) {
      site.worker(broker.address());
      site.worker(broker.address());
      try (PublisherProcess publish = site.publish("--json")) {
        assertThat(publish.await(QueuedSite.PATIENCE)).as(publish::err).isEqualTo(0);
        assertThat(publish.err()).doesNotContain("broker");
      }
      assertThat(site.output()).isEqualTo(site.alone("title: Same\n"));
      // No job stays in the store: everything in it is a published file or belongs to the project.
      assertThat(site.storedPublications()).isZero();
    }
  }

  @Test
  void a_worker_with_other_fonts_says_so_and_ends() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start(folder.resolve("broker"));
        QueuedSite site = QueuedSite.of(folder, posts(2), broker.address(), "editions: [html]\n")) {
      PublisherProcess other =
          site.worker(
              PublisherProcess.Plan.in(folder.resolve("logs")),
              FontlessWorker.class.getName(),
              broker.address());
      try (PublisherProcess publish = site.publish()) {
        assertThat(other.await(QueuedSite.PATIENCE)).as(other::err).isEqualTo(2);
        assertThat(other.err()).contains("This worker takes no posts. It has other fonts.");
        site.worker(broker.address());
        assertThat(publish.await(QueuedSite.PATIENCE)).as(publish::err).isEqualTo(0);
        assertThat(publish.err())
            .contains("The worker worker-1 takes no posts: It has other fonts.");
      }
    }
  }

  private Path posts(int count) throws IOException {
    Path content = Files.createDirectories(folder.resolve("posts"));
    for (int n = 1; n <= count; n++) {
      Files.writeString(
          content.resolve("post-" + n + ".md"), "---\ntitle: Post " + n + "\n---\n\nText " + n);
    }
    return content;
  }
}
