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
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.pipeline.FailingDisk.Then;
import press.offprint.pipeline.config.ProjectSettings;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.disk.output.DiskOperations;
import press.offprint.pipeline.run.Receipt;
import press.offprint.pipeline.run.ReceiptStatus;
import press.offprint.pipeline.run.RunListener;
import press.offprint.pipeline.run.RunSummary;

/**
 * Each write, fsync, rename and deletion of a small site fails once, and each is the last one
 * before the process ends. The output of the next run equals that of a run without a failure, and
 * no published file is ever incomplete.
 */
class FaultTest {
  // The short test lets every eighth step fail once, and the process end at every other one.
  private static final boolean LONG = Boolean.getBoolean("offprint.long");
  private static final int STRIDE = LONG ? 1 : 8;
  private static final int STRIDE_OF_ENDS = LONG ? 1 : 2;
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
  static void restoreCamelAndPauses() {
    CAMEL.setLevel(null);
    System.clearProperty("offprint.retryMillis");
  }

  /** Publishes the site, then edits, adds, moves and deletes posts and files. */
  @BeforeEach
  void publishAndEdit() throws IOException {
    site = SmallTree.in(folder.resolve("site"));
    before = folder.resolve("before");
    publish(before, new DiskOperations());
    site.edit();
    Path fresh = folder.resolve("fresh");
    publish(fresh, new DiskOperations());
    clean = FileTrees.hashes(fresh);
  }

  @Test
  void the_run_after_a_failed_step_has_the_output_of_a_clean_run() throws IOException {
    int steps = stepsOfTheEdit(FailingDisk.withoutFailure());
    assertThat(steps).isGreaterThan(40);
    for (int n = 1; n <= steps; n += STRIDE) {
      Path output = copyOfBefore(n);
      List<Receipt> receipts = new ArrayList<>();
      try (Publisher publisher =
          Publisher.open(settings(output), listener(receipts), new FailingDisk(n, Then.SUCCEED))) {
        RunSummary first = runOnce(publisher);
        boolean reported =
            first == null
                || first.fault()
                || first.problems().stream().anyMatch(p -> p.isError())
                || receipts.stream().anyMatch(r -> r.status() == ReceiptStatus.REJECTED);
        Map<String, String> after = FileTrees.hashes(output);
        assertThat(reported || after.equals(clean))
            .as("step %d of %d failed: it is reported, or repeated with success", n, steps)
            .isTrue();
        assertComplete(output, "after step " + n + " failed");
        runOnce(publisher);
      }
      assertThat(FileTrees.hashes(output))
          .as("step %d of %d failed once", n, steps)
          .isEqualTo(clean);
      assertThat(FileTrees.unfinished(output)).isEmpty();
    }
  }

  @Test
  void the_run_after_a_process_ended_at_any_step_has_the_output_of_a_clean_run()
      throws IOException {
    int steps = stepsOfTheEdit(FailingDisk.endingAt(Integer.MAX_VALUE));
    assertThat(steps).isGreaterThan(20);
    for (int n = 1; n <= steps; n += STRIDE_OF_ENDS) {
      Path output = copyOfBefore(n);
      try (Publisher publisher =
          Publisher.open(settings(output), listener(new ArrayList<>()), FailingDisk.endingAt(n))) {
        runOnce(publisher);
      }
      assertComplete(output, "after the end at step " + n);
      // The next process does not know how the last one ended.
      Files.writeString(state(output).resolve("press.lock"), "process 1 (offprint)\n");
      publish(output, new DiskOperations());
      assertThat(FileTrees.hashes(output)).as("ended at step %d of %d", n, steps).isEqualTo(clean);
      assertThat(FileTrees.unfinished(output)).isEmpty();
    }
  }

  private int stepsOfTheEdit(FailingDisk counting) throws IOException {
    Path output = copyOfBefore(0);
    publish(output, counting);
    assertThat(FileTrees.hashes(output)).isEqualTo(clean);
    return counting.steps();
  }

  // Every published file equals that of the old or the new site, or it is a complete list or feed,
  // which shows the posts that are published by then.
  private void assertComplete(Path output, String when) throws IOException {
    Map<String, String> old = FileTrees.hashes(before);
    for (Map.Entry<String, String> file : FileTrees.hashes(output).entrySet()) {
      String path = file.getKey();
      boolean known =
          file.getValue().equals(old.get(path)) || file.getValue().equals(clean.get(path));
      if (!known) {
        assertThat(Files.readString(output.resolve(path)).strip())
            .as("%s %s", path, when)
            .matches(text -> text.endsWith("</html>") || text.endsWith("</rss>"), "complete");
      }
    }
  }

  private Path copyOfBefore(int n) throws IOException {
    Path output = folder.resolve("output-" + n);
    FileTrees.copy(before, output);
    FileTrees.copy(state(before), state(output));
    // The copy is the state of another output folder.
    Files.delete(state(output).resolve("output-folder"));
    return output;
  }

  private Path state(Path output) {
    return ProjectSettings.state(site.project(), output);
  }

  private void publish(Path output, DiskOperations disk) {
    try (Publisher publisher =
        Publisher.open(settings(output), listener(new ArrayList<>()), disk)) {
      assertThat(publisher.publish().fault()).isFalse();
    }
  }

  /** Returns the summary, or null if the run failed. */
  private static RunSummary runOnce(Publisher publisher) {
    try {
      return publisher.publish();
    } catch (RuntimeException e) {
      return null;
    }
  }

  private PublishSettings settings(Path output) {
    return ProjectSettings.of(
        site.project(), output, InstantSource.fixed(Instant.parse("2026-11-24T12:00:00Z")));
  }

  private static RunListener listener(List<Receipt> receipts) {
    return new RunListener() {
      @Override
      public void ended(Receipt receipt) {
        synchronized (receipts) {
          receipts.add(receipt);
        }
      }
    };
  }
}
