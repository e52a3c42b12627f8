package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.offprint.StartsProcesses;
import press.offprint.pipeline.FileTrees;

/** A signal ends Offprint soon and cleanly, with the exit code in the manual. */
@StartsProcesses
class SignalTest {
  private static final Duration PROMISED = Duration.ofSeconds(10);

  @TempDir private Path project;

  @ParameterizedTest
  @ValueSource(strings = "TERM")
  void a_watching_process_ends_within_ten_seconds_with_code_0_and_no_partial_file(String signal)
      throws Exception {
    Files.createDirectories(project.resolve("content"));
    Files.writeString(project.resolve("offprint.yaml"), "editions: [html, index]\n");
    PublisherProcess.Plan plan = PublisherProcess.Plan.in(project.resolve("words"));
    try (PublisherProcess watch = plan.run("watch", "-C", project.toString())) {
      await().atMost(WatchingPublisher.PATIENCE).until(() -> watch.err().contains("Watching."));
      for (int i = 0; i < 80; i++) {
        WatchingPublisher.post(project, "post-" + i + ".md", "Post " + i, "Words.\n\n".repeat(200));
      }
      Path output = project.resolve("output");
      await().atMost(WatchingPublisher.PATIENCE).until(() -> hasFile(output));
      watch.signal(signal);
      assertThat(watch.await(PROMISED)).as(watch.err()).isZero();
      assertThat(watch.err()).contains("Ending ...");
      assertThat(FileTrees.unfinished(output)).isEmpty();
      // An empty file shows that the lock was released.
      assertThat(project.resolve(".offprint/press.lock")).isEmptyFile();
    }
    try (PublisherProcess rest = plan.run("publish", "-C", project.toString())) {
      assertThat(rest.await(Duration.ofMinutes(3))).as(rest.err()).isZero();
    }
    assertThat(project.resolve("output/post-79/index.html")).content().contains("Words.");
  }

  @ParameterizedTest
  @ValueSource(strings = "INT")
  void a_publishing_process_ends_within_ten_seconds_and_the_next_run_is_complete(String signal)
      throws Exception {
    assumeFalse(isInterruptIgnored(), "The shell of this run ignores SIGINT: skipped");
    for (int i = 0; i < 400; i++) {
      WatchingPublisher.post(project, "post-" + i + ".md", "Post " + i, "Words.\n\n".repeat(200));
    }
    Files.writeString(project.resolve("offprint.yaml"), "editions: [html, index]\n");
    PublisherProcess.Plan plan = PublisherProcess.Plan.in(project.resolve("words"));
    Path output = project.resolve("output");
    try (PublisherProcess process = plan.run("publish", "-C", project.toString())) {
      await().atMost(WatchingPublisher.PATIENCE).until(() -> hasFile(output));
      process.signal(signal);
      assertThat(process.await(PROMISED))
          .as(process.err())
          .isEqualTo(signal.equals("INT") ? 130 : 143);
      assertThat(process.err()).contains("The run was stopped; the next one does the rest.");
    }
    try (PublisherProcess rest = plan.run("publish", "-C", project.toString())) {
      assertThat(rest.await(Duration.ofMinutes(3))).as(rest.err()).isZero();
    }
    assertThat(output.resolve("post-399/index.html")).content().contains("Words.");
    assertThat(FileTrees.unfinished(output)).isEmpty();
  }

  // A shell without job control lets processes in the background ignore SIGINT, and children
  // inherit that (proc(5), SigIgn).
  private static boolean isInterruptIgnored() throws IOException {
    Path status = Path.of("/proc/self/status");
    return Files.exists(status)
        && Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
  }

  private static boolean hasFile(Path output) {
    return Files.exists(output.resolve("post-0/index.html"));
  }
}
