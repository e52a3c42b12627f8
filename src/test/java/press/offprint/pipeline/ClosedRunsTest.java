package press.offprint.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.pipeline.run.Receipt;
import press.offprint.pipeline.run.RunListener;

/** The publisher closes while one run is under way and another one waits for its turn. */
class ClosedRunsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path project;
  private final CountDownLatch running = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);

  private final RunListener listener =
      new RunListener() {
        @Override
        public void ended(Receipt receipt) {
          running.countDown();
          try {
            mayEnd.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        }
      };

  @Test
  void a_run_that_waits_for_another_one_does_not_outlast_the_publisher() throws Exception {
    post("a");
    Publisher publisher = Publisher.open(SmallSettings.of(project, Set.of("html")), listener);
    Thread first = start(publisher::publish);
    assertThat(running.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    post("b");
    Thread second = start(publisher::publish);
    await().atMost(PATIENCE).until(() -> isIn(second, "Semaphore"));
    Thread closing = start(publisher::close);
    await().atMost(PATIENCE).until(() -> isIn(closing, "DefaultShutdownStrategy"));
    mayEnd.countDown();
    for (Thread thread : new Thread[] {first, second, closing}) {
      thread.join(PATIENCE.toMillis());
      assertThat(thread.isAlive()).as(thread.getName()).isFalse();
    }
  }

  private static boolean isIn(Thread thread, String type) {
    return Arrays.stream(thread.getStackTrace())
        .anyMatch(frame -> frame.getClassName().endsWith("." + type));
  }

  private static Thread start(Runnable work) {
    Thread thread = new Thread(work);
    // A thread that never ends does not keep the tests from ending.
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((failed, e) -> {});
    thread.start();
    return thread;
  }

  private void post(String name) throws IOException {
    Files.createDirectories(project.resolve("content"));
    Files.writeString(
        project.resolve("content/" + name + ".md"), "---\ntitle: " + name + "\n---\n\nWords.\n");
  }
}
