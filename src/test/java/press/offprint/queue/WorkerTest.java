package press.offprint.queue;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.SharedFolder;
import press.offprint.StartsProcesses;
import press.offprint.acceptance.LargePictures;
import press.offprint.acceptance.PublisherProcess;

/** Posts made by workers, with a broker in another process. */
@StartsProcesses
class WorkerTest {
  @TempDir private Path folder;

  @Test
  void two_workers_make_the_same_files_as_one_process() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start(folder.resolve("broker"));
        QueuedSite site =
            QueuedSite.of(folder, QueuedSite.samples(folder), broker.address(), "title: Same\n")) {
      site.worker(broker.address());
      site.worker(broker.address());
      try (PublisherProcess publish = site.publish("--json")) {
        assertThat(publish.await(QueuedSite.PATIENCE)).as(publish::err).isEqualTo(0);
        assertThat(publish.err()).doesNotContain("broker");
        assertThat(publish.out().lines().filter(line -> line.contains("\"published\"")))
            .filteredOn(line -> line.contains("\"source\""))
            .isNotEmpty()
            .allMatch(line -> line.matches(".*\"worker\":\"worker-[12]\".*"));
      }
      assertThat(site.output()).isEqualTo(site.alone("title: Same\n"));
      // No job stays in the store: everything in it is a published file or belongs to the project.
      assertThat(site.storedPublications()).isZero();
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "offprint.long", matches = "true")
  void two_workers_make_the_same_files_of_a_whole_blog_as_one_process() throws Exception {
    Path blog = SharedFolder.required("corpora/rust-blog/content");
    try (BrokerProcess broker = BrokerProcess.start(folder.resolve("broker"));
        QueuedSite site = QueuedSite.of(folder, blog, broker.address(), "title: Same\n")) {
      site.worker(broker.address());
      site.worker(broker.address());
      Duration patience = Duration.ofHours(1);
      int code;
      try (PublisherProcess publish = site.publish("-q")) {
        code = publish.await(patience);
      }
      assertThat(site.output())
          .hasSizeGreaterThan(1000)
          .isEqualTo(site.alone("title: Same\n", patience, code));
    }
  }

  @Test
  void a_worker_with_other_fonts_reports_it_and_ends() throws Exception {
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

  @Test
  void a_worker_makes_pages_first_and_their_copies_later() throws Exception {
    Path content = posts(2);
    for (int n = 1; n <= 2; n++) {
      LargePictures.jpeg(content.resolve("view-" + n + ".jpg"), n);
      Files.writeString(
          content.resolve("post-" + n + ".md"), "\n\n![A view](view-" + n + ".jpg)\n", APPEND);
    }
    String settings = "editions: [html, index]\n";
    try (BrokerProcess broker = BrokerProcess.start(folder.resolve("broker"));
        QueuedSite site =
            QueuedSite.of(folder, content, broker.address(), settings + "copies: later\n")) {
      site.worker(broker.address());
      try (PublisherProcess publish = site.publish("--json")) {
        assertThat(publish.await(QueuedSite.PATIENCE)).as(publish::err).isEqualTo(0);
        assertThat(publish.out().lines().filter(line -> line.contains("\"worker\":\"worker-1\"")))
            .hasSize(2)
            .allMatch(line -> line.contains("\"outstandingCopies\""));
        assertThat(publish.out()).contains("\"completed\":[{");
      }
      assertThat(site.output()).isEqualTo(site.alone(settings));
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
