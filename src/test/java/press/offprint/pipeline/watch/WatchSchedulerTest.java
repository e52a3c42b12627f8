package press.offprint.pipeline.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WatchSchedulerTest {
  @TempDir private Path content;
  private final AtomicInteger polls = new AtomicInteger();
  private final AtomicReference<OptionalLong> millisToNext =
      new AtomicReference<>(OptionalLong.empty());
  private WatchScheduler scheduler;

  @BeforeEach
  void start() {
    scheduler =
        new WatchScheduler(
            new FolderWatcher.Roots(
                content, List.of(), List.of(), Set.of(content.resolve("output"))),
            millisToNext::get,
            InstantSource.system());
    scheduler.scheduleTask(polls::incrementAndGet);
  }

  @AfterEach
  void stop() {
    scheduler.unscheduleTask();
  }

  private void awaitPolls(int count) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(polls.get()).isGreaterThanOrEqualTo(count));
  }

  @Test
  void the_scheduler_polls_at_the_start_and_after_a_change() throws IOException {
    scheduler.startScheduler();
    scheduler.startScheduler();
    awaitPolls(1);
    Files.writeString(content.resolve("a.md"), "x");
    awaitPolls(2);
  }

  @Test
  void the_scheduler_polls_when_a_post_is_due() {
    millisToNext.set(OptionalLong.of(100));
    scheduler.startScheduler();
    awaitPolls(3);
  }

  @Test
  void the_scheduler_stops_at_once() {
    scheduler.startScheduler();
    awaitPolls(1);
    assertThat(scheduler.isSchedulerStarted()).isTrue();
    scheduler.unscheduleTask();
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(scheduler.isSchedulerStarted()).isFalse());
  }
}
