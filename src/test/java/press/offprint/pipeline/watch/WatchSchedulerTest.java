package press.offprint.pipeline.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
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

  // Shorter than the interval at which lost events are made up for.
  private void awaitPolls(int count) {
    await()
        .atMost(Duration.ofSeconds(20))
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
  void a_change_right_after_the_first_look_at_the_configuration_is_an_event() {
    AtomicInteger looks = new AtomicInteger();
    FolderWatcher.Roots roots = new FolderWatcher.Roots(content, List.of(), List.of(), Set.of());
    scheduler =
        new WatchScheduler(
            roots,
            new PollScope(roots),
            millisToNext::get,
            InstantSource.system(),
            () -> {
              if (looks.incrementAndGet() == 1) {
                write(content.resolve("offprint.yaml"));
              }
              return false;
            });
    scheduler.scheduleTask(polls::incrementAndGet);
    scheduler.startScheduler();
    awaitPolls(2);
  }

  private static void write(Path file) {
    try {
      Files.writeString(file, "x");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
