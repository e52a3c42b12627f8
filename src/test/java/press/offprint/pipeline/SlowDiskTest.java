package press.offprint.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.model.bytes.Bytes;
import press.offprint.pipeline.config.ProjectSettings;
import press.offprint.pipeline.disk.FolderEntry;
import press.offprint.pipeline.disk.output.DiskOperations;
import press.offprint.pipeline.run.RunListener;
import press.offprint.pipeline.run.RunSummary;

/** A publisher with two threads on a slow disk. */
@Timeout(120)
class SlowDiskTest {
  private static final int THREADS = 2;
  private static final int POSTS = 20;
  private static final RunListener NO_LISTENER = new RunListener() {};

  @TempDir private Path project;
  private final BlockedDisk disk = new BlockedDisk();

  @BeforeEach
  void write() throws IOException {
    Files.writeString(project.resolve("offprint.yaml"), "editions: [html]\n");
    Files.createDirectories(project.resolve("content"));
    for (int i = 0; i < POSTS; i++) {
      Files.writeString(
          project.resolve("content/post-" + i + ".md"), "---\ntitle: Post " + i + "\n---\nWords.");
    }
  }

  @Test
  void more_posts_are_stored_at_once_than_are_built_but_not_all() throws Exception {
    try (Publisher publisher = open()) {
      CompletableFuture<RunSummary> run = CompletableFuture.supplyAsync(publisher::publish);
      awaitFullPool();
      disk.open.countDown();
      assertThat(run.get(60, TimeUnit.SECONDS).fault()).isFalse();
    }
    assertThat(disk.started).hasSize(POSTS);
  }

  @Test
  void a_shutdown_finishes_the_running_stores_and_the_next_run_does_the_rest() throws Exception {
    try (Publisher publisher = open()) {
      CompletableFuture<RunSummary> run = CompletableFuture.supplyAsync(publisher::publish);
      awaitFullPool();
      CompletableFuture<Void> end = CompletableFuture.runAsync(publisher::close);
      // The shutdown has begun by then. If it has not, the test checks less and still passes.
      TimeUnit.MILLISECONDS.sleep(300);
      disk.open.countDown();
      end.get(60, TimeUnit.SECONDS);
      run.exceptionally(failure -> null).get(60, TimeUnit.SECONDS);
    }
    assertThat(disk.started).hasSizeBetween(2 * THREADS, 3 * THREADS);
    try (Publisher next = open()) {
      assertThat(next.publish().problems()).isEmpty();
    }
    assertThat(disk.started).hasSize(POSTS);
  }

  // The pool has two threads for each core. If it is full, the building thread stores too.
  private void awaitFullPool() {
    await().untilAsserted(() -> assertThat(disk.started).hasSizeBetween(2 * THREADS, 3 * THREADS));
  }

  private Publisher open() {
    return Publisher.open(
        ProjectSettings.of(
            project,
            project.resolve("output"),
            InstantSource.fixed(Instant.parse("2026-11-24T12:00:00Z"))),
        NO_LISTENER,
        disk);
  }

  /** A disk on which each write waits for a latch. */
  private static final class BlockedDisk extends DiskOperations {
    private final Set<String> started = ConcurrentHashMap.newKeySet();
    private final CountDownLatch open = new CountDownLatch(1);

    @Override
    public void write(FolderEntry file, Bytes content, boolean staged) throws IOException {
      // The first file of each post is its description in JSON.
      if (content.at(0) == '{') {
        started.add(content.sha256());
      }
      try {
        // The wait has a limit, so that a failing test ends.
        open.await(20, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      super.write(file, content, staged);
    }
  }
}
