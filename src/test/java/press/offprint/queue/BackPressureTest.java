package press.offprint.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.StartsProcesses;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.config.ProjectSettings;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.run.ReceiptStatus;
import press.offprint.pipeline.run.RunListener;
import press.offprint.pipeline.run.RunSummary;

/** A publisher reads no more posts than workers can take. */
@StartsProcesses
class BackPressureTest {
  private static final int JOBS = 3;
  private static final int POSTS = 12;

  @TempDir private Path folder;

  @Test
  void posts_wait_in_the_content_folder_while_no_worker_takes_jobs() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start(folder.resolve("broker"));
        QueuedSite site =
            QueuedSite.of(
                folder, posts(), broker.address(), "editions: [html]\njobs: " + JOBS + "\n")) {
      PublishSettings settings =
          ProjectSettings.of(
              site.project(), site.project().resolve("output"), InstantSource.system());
      int most = JOBS + settings.threads();
      try (Publisher publisher = Publisher.open(settings, new RunListener() {})) {
        CompletableFuture<RunSummary> run = CompletableFuture.supplyAsync(publisher::publish);
        await()
            .atMost(QueuedSite.PATIENCE)
            .until(() -> publisher.queue().orElseThrow().underWay() >= JOBS);
        await()
            .during(Duration.ofSeconds(2))
            .atMost(Duration.ofSeconds(10))
            .until(() -> publisher.queue().orElseThrow().underWay() <= most);
        assertThat(run).isNotDone();
        site.worker(broker.address());
        assertThat(run.get().counts()).containsEntry(ReceiptStatus.PUBLISHED, POSTS);
        assertThat(publisher.queue().orElseThrow().underWay()).isZero();
        assertThat(publisher.queue().orElseThrow().workers().get("worker-1").posts())
            .isEqualTo(POSTS);
      }
    }
  }

  private Path posts() throws IOException {
    Path content = Files.createDirectories(folder.resolve("posts"));
    for (int n = 1; n <= POSTS; n++) {
      Files.writeString(
          content.resolve("post-" + n + ".md"), "---\ntitle: Post " + n + "\n---\n\nText " + n);
    }
    return content;
  }
}
