package press.offprint.pipeline.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.pipeline.config.RouteFile;
import press.offprint.pipeline.disk.output.DiskOperations;
import press.offprint.pipeline.disk.store.BlobStore;
import press.offprint.pipeline.disk.store.FolderBlobStore;

/** The routes of a project at a worker. */
class BundlePipelineTest {
  private static final String ROUTE =
      """
      - route:
          id: publish-post
          from:
            uri: direct:publish-post
            steps:
              - bean:
                  ref: slow
                  method: make
      """;

  @TempDir private Path folder;

  /** An edition that does not notice that its thread is interrupted. */
  public static final class SlowEdition {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);

    public void make() throws InterruptedException {
      begun.countDown();
      boolean isInterrupted = false;
      while (end.getCount() > 0) {
        try {
          end.await();
        } catch (InterruptedException e) {
          isInterrupted = true;
        }
      }
      if (isInterrupted) {
        throw new InterruptedException();
      }
    }
  }

  @Test
  void a_worker_that_ends_does_not_wait_for_a_slow_edition() throws Exception {
    SlowEdition slow = new SlowEdition();
    BlobStore store = FolderBlobStore.shared(folder, new DiskOperations());
    WorkerProject project =
        new WorkerProject(
            List.of(new RouteFile("publish-post", ROUTE)), Map.of("slow", slow), () -> {});
    BundlePipeline pipeline =
        new BundlePipeline(project, new WorkerSteps("worker-1", store, new RecordJson(store)), 1);
    RenderJob job = new RenderJob("1", "test", "hello.md", "", "", "", List.of("html"));
    CompletableFuture<String> receipt = CompletableFuture.supplyAsync(() -> pipeline.make(job));
    slow.begun.await();
    long start = System.nanoTime();
    pipeline.close();
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    slow.end.countDown();
    receipt.join();
    // WorkerCamel has waited for seven of the ten seconds that a signal leaves.
    assertThat(time).isLessThan(Duration.ofSeconds(20));
  }
}
