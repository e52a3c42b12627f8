package press.offprint.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.pipeline.FailingDisk.Then;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.disk.output.DiskOperations;
import press.offprint.pipeline.run.Receipt;
import press.offprint.pipeline.run.ReceiptStatus;
import press.offprint.pipeline.run.RunListener;
import press.offprint.pipeline.run.RunSummary;

/**
 * Each write, fsync, rename and deletion of a small site fails once, and each is the last one
 * before the process dies: what the next run leaves is what a run without a fault leaves, byte for
 * byte, and no reader ever saw a half-written file.
 */
class FaultTest {
  // In a hurry, a step that fails once is tried at every eighth step; one that is the last, at all.
  private static final int STRIDE = Boolean.getBoolean("offprint.long") ? 1 : 8;
  private static final Logger CAMEL = Logger.getLogger("org.apache.camel");

  @TempDir private Path folder;
  private SmallTree site;
  private Path before;
  private Map<String, String> clean;

  @BeforeAll
  static void silenceCamelAndShortenPauses() {
    CAMEL.setLevel(Level.OFF);
    System.setProperty("offprint.retryMillis", "1");
  }

  @AfterAll
  static void restore() {
    CAMEL.setLevel(null);
    System.clearProperty("offprint.retryMillis");
  }

  /** Publishes the site as it was, then changes it in every way that a site can change. */
  @BeforeEach
  void publishAndEdit() throws IOException {
    site = SmallTree.in(folder.resolve("site"));
    before = folder.resolve("before");
    publish(before, new DiskOperations());
    site.edit();
    Path fresh = folder.resolve("fresh");
    publish(fresh, new DiskOperations());
    clean = Trees.hashes(fresh);
  }

  @Test
  void a_run_after_one_that_any_step_failed_in_leaves_what_a_clean_run_leaves() throws IOException {
    int steps = stepsOfTheEdit();
    assertThat(steps).isGreaterThan(40);
    for (int n = 1; n <= steps; n += STRIDE) {
      Path output = copyOfBefore(n);
      List<Receipt> told = new ArrayList<>();
      try (Publisher publisher =
          Publisher.open(settings(output), listener(told), new FailingDisk(n, Then.WELL))) {
        RunSummary first = runOnce(publisher);
        boolean reported =
            first == null
                || first.fault()
                || first.problems().stream().anyMatch(p -> p.isError())
                || told.stream().anyMatch(r -> r.status() == ReceiptStatus.REJECTED);
        Map<String, String> after = Trees.hashes(output);
        assertThat(reported || after.equals(clean))
            .as("step %d of %d failed: it is told, or mended within the run", n, steps)
            .isTrue();
        assertWhole(output, "after step " + n + " failed");
        runOnce(publisher);
      }
      assertThat(Trees.hashes(output)).as("step %d of %d failed once", n, steps).isEqualTo(clean);
      assertThat(Trees.unfinished(output)).isEmpty();
    }
  }

  @Test
  void a_run_after_one_that_died_at_any_step_leaves_what_a_clean_run_leaves() throws IOException {
    int steps = stepsOfTheEdit();
    for (int n = 1; n <= steps; n++) {
      Path output = copyOfBefore(n);
      try (Publisher publisher =
          Publisher.open(settings(output), listener(new ArrayList<>()), dead(n))) {
        runOnce(publisher);
      }
      assertWhole(output, "after dying at step " + n);
      // The next process does not know how the last one ended.
      Files.writeString(output.resolve(".offprint/press.lock"), "process 1 (offprint)\n");
      publish(output, new DiskOperations());
      assertThat(Trees.hashes(output)).as("died at step %d of %d", n, steps).isEqualTo(clean);
      assertThat(Trees.unfinished(output)).isEmpty();
    }
  }

  private static DiskOperations dead(int n) {
    return new FailingDisk(n, Then.DEAD);
  }

  private int stepsOfTheEdit() throws IOException {
    FailingDisk counting = FailingDisk.sound();
    Path output = copyOfBefore(0);
    publish(output, counting);
    assertThat(Trees.hashes(output)).isEqualTo(clean);
    return counting.steps();
  }

  // Every file that readers see is one that the old or the new site has, or a whole list or feed:
  // those show what is published by then.
  private void assertWhole(Path output, String when) throws IOException {
    Map<String, String> old = Trees.hashes(before);
    for (Map.Entry<String, String> seen : Trees.hashes(output).entrySet()) {
      String path = seen.getKey();
      boolean known =
          seen.getValue().equals(old.get(path)) || seen.getValue().equals(clean.get(path));
      if (!known) {
        assertThat(Files.readString(output.resolve(path)).strip())
            .as("%s %s", path, when)
            .matches(text -> text.endsWith("</html>") || text.endsWith("</rss>"), "whole");
      }
    }
  }

  private Path copyOfBefore(int n) throws IOException {
    Path output = folder.resolve("output-" + n);
    Trees.copy(before, output);
    return output;
  }

  private void publish(Path output, DiskOperations disk) {
    try (Publisher publisher =
        Publisher.open(settings(output), listener(new ArrayList<>()), disk)) {
      assertThat(publisher.publish().fault()).isFalse();
    }
  }

  /** The run's summary, or null where the run could not end at all. */
  private static RunSummary runOnce(Publisher publisher) {
    try {
      return publisher.publish();
    } catch (RuntimeException e) {
      return null;
    }
  }

  private PublishSettings settings(Path output) {
    return settings(
        site.project(), output, InstantSource.fixed(Instant.parse("2026-11-24T12:00:00Z")));
  }

  static PublishSettings settings(Path project, Path output, InstantSource clock) {
    return new PublishSettings(
        project,
        project.resolve("content"),
        output,
        Optional.empty(),
        Set.of(),
        List.of(),
        false,
        false,
        false,
        false,
        false,
        false,
        2,
        clock);
  }

  private static RunListener listener(List<Receipt> told) {
    return new RunListener() {
      @Override
      public void ended(Receipt receipt) {
        synchronized (told) {
          told.add(receipt);
        }
      }
    };
  }
}
