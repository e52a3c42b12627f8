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
import press.offprint.pipeline.disk.output.DiskOperations;
import press.offprint.pipeline.run.RunListener;
import press.offprint.pipeline.run.RunSummary;

/** What a disk that takes its time does to a press of two threads. */
@Timeout(120)
class SlowDiskTest {
  private static final int THREADS = 2;
  private static final int POSTS = 20;
  private static final RunListener NOBODY = new RunListener() {};

  @TempDir private Path project;
  private final HeldDisk disk = new HeldDisk();

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
  void more_posts_are_stored_at_once_than_are_computed_but_not_all() throws Exception {
    try (Publisher publisher = open()) {
      CompletableFuture<RunSummary> run = CompletableFuture.supplyAsync(publisher::publish);
      awaitFullPool();
      disk.go.countDown();
      assertThat(run.get(60, TimeUnit.SECONDS).fault()).isFalse();
    }
    assertThat(disk.begun).hasSize(POSTS);
  }

  @Test
  void a_press_that_ends_finishes_what_is_being_stored_and_the_next_does_the_rest()
      throws Exception {
    try (Publisher publisher = open()) {
      CompletableFuture<RunSummary> run = CompletableFuture.supplyAsync(publisher::publish);
      awaitFullPool();
      CompletableFuture<Void> end = CompletableFuture.runAsync(publisher::close);
      // It has been asked to end by then; were it slower, the test would only see less.
      TimeUnit.MILLISECONDS.sleep(300);
      disk.go.countDown();
      end.get(60, TimeUnit.SECONDS);
      run.exceptionally(ended -> null).get(60, TimeUnit.SECONDS);
    }
    assertThat(disk.begun).hasSizeBetween(2 * THREADS, 3 * THREADS);
    try (Publisher next = open()) {
      assertThat(next.publish().problems()).isEmpty();
    }
    assertThat(disk.begun).hasSize(POSTS);
  }

  // The pool has two threads for each that computes. If it is full, who computes stores too.
  private void awaitFullPool() {
    await().untilAsserted(() -> assertThat(disk.begun).hasSizeBetween(2 * THREADS, 3 * THREADS));
  }

  private Publisher open() {
    return Publisher.open(
        FaultTest.settings(
            project,
            project.resolve("output"),
            InstantSource.fixed(Instant.parse("2026-11-24T12:00:00Z"))),
        NOBODY,
        disk);
  }

  /** Holds every page until it may go. */
  private static final class HeldDisk extends DiskOperations {
    private final Set<Path> begun = ConcurrentHashMap.newKeySet();
    private final CountDownLatch go = new CountDownLatch(1);

    @Override
    public void write(Path file, Bytes content) throws IOException {
      begun.add(file.getParent());
      try {
        // Not for ever: a test that fails is to end.
        go.await(20, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      super.write(file, content);
    }
  }
}
