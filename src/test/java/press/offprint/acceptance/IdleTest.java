package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.StartsProcesses;

/** Offprint uses almost no processor time if there is nothing to do. */
@StartsProcesses
class IdleTest {
  private static final boolean LONG = Boolean.getBoolean("offprint.long");
  private static final int POSTS = LONG ? 10_000 : 500;
  // Long enough for two reconciliations.
  private static final Duration WINDOW = Duration.ofSeconds(LONG ? 65 : 12);
  private static final double TICKS_A_SECOND = 100;

  @TempDir private Path project;

  @Test
  void watching_many_posts_costs_less_than_a_fiftieth_of_a_core() throws Exception {
    for (int i = 0; i < POSTS; i++) {
      WatchingPublisher.post(
          project, "part-" + i % 100 + "/post-" + i + ".md", "Post " + i, "Words.");
    }
    Files.writeString(project.resolve("offprint.yaml"), "editions: [html]\n");
    try (PublisherProcess watch =
        PublisherProcess.Plan.in(project.resolve("words"))
            .run("watch", "-q", "-C", project.toString())) {
      Path stat = Path.of("/proc/" + watch.pid() + "/stat");
      org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(stat), "no /proc here: skipped");
      await()
          .atMost(Duration.ofMinutes(LONG ? 10 : 2))
          .until(() -> !WatchingPublisher.read(project.resolve(last())).isEmpty());
      // After the end of the run, the next poll finds no change.
      await().atMost(Duration.ofMinutes(2)).until(() -> isCalm(stat));
      double before = seconds(stat);
      await().pollDelay(WINDOW).atMost(WINDOW.multipliedBy(2)).until(() -> true);
      assertThat((seconds(stat) - before) / WINDOW.toSeconds()).isLessThan(0.02);
    }
  }

  private static String last() {
    return "output/part-" + (POSTS - 1) % 100 + "/post-" + (POSTS - 1) + "/index.html";
  }

  private static boolean isCalm(Path stat) throws IOException {
    double before = seconds(stat);
    await().pollDelay(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(10)).until(() -> true);
    return seconds(stat) - before < 0.1;
  }

  /** Returns the seconds of processor time that the process used so far. */
  private static double seconds(Path stat) throws IOException {
    String[] fields = Files.readString(stat).replaceFirst("^.*\\) ", "").split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_A_SECOND;
  }
}
