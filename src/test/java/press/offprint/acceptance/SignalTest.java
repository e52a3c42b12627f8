package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.offprint.Beside;
import press.offprint.pipeline.Trees;

/** A signal ends the press soon and cleanly, with the exit code that the manual names. */
@Beside
class SignalTest {
  private static final Duration PROMISED = Duration.ofSeconds(10);

  @TempDir private Path project;

  @ParameterizedTest
  @ValueSource(strings = "TERM")
  void a_watching_process_ends_within_ten_seconds_with_code_0_and_no_partial_file(String signal)
      throws Exception {
    Files.createDirectories(project.resolve("content"));
    Files.writeString(project.resolve("offprint.yaml"), "editions: [html, index]\n");
    PressProcess.Plan plan = PressProcess.Plan.in(project.resolve("words"));
    try (PressProcess watch = plan.run("watch", "-C", project.toString())) {
      await().atMost(Watching.PATIENCE).until(() -> watch.err().contains("Watching."));
      for (int i = 0; i < 80; i++) {
        Watching.post(project, "post-" + i + ".md", "Post " + i, "Words.\n\n".repeat(200));
      }
      Path output = project.resolve("output");
      await().atMost(Watching.PATIENCE).until(() -> !Trees.hashes(output).isEmpty());
      watch.signal(signal);
      assertThat(watch.await(PROMISED)).as(watch.err()).isZero();
      assertThat(watch.err()).contains("Ending ...");
      assertThat(Trees.unfinished(output)).isEmpty();
      // An empty file says that the lock was given back.
      assertThat(output.resolve(".offprint/press.lock")).isEmptyFile();
    }
    try (PressProcess rest = plan.run("publish", "-C", project.toString())) {
      assertThat(rest.await(Duration.ofMinutes(3))).as(rest.err()).isZero();
    }
    assertThat(project.resolve("output/post-79/index.html")).content().contains("Words.");
  }

  @ParameterizedTest
  @ValueSource(strings = "INT")
  void a_publishing_process_ends_within_ten_seconds_and_the_next_run_is_complete(String signal)
      throws Exception {
    for (int i = 0; i < 80; i++) {
      Watching.post(project, "post-" + i + ".md", "Post " + i, "Words.\n\n".repeat(200));
    }
    Files.writeString(project.resolve("offprint.yaml"), "editions: [html, index]\n");
    PressProcess.Plan plan = PressProcess.Plan.in(project.resolve("words"));
    Path output = project.resolve("output");
    try (PressProcess press = plan.run("publish", "-C", project.toString())) {
      await()
          .atMost(Watching.PATIENCE)
          .until(() -> Files.isDirectory(output) && !Trees.hashes(output).isEmpty());
      press.signal(signal);
      assertThat(press.await(PROMISED)).as(press.err()).isEqualTo(signal.equals("INT") ? 130 : 143);
    }
    try (PressProcess rest = plan.run("publish", "-C", project.toString())) {
      assertThat(rest.await(Duration.ofMinutes(3))).as(rest.err()).isZero();
    }
    assertThat(output.resolve("post-79/index.html")).content().contains("Words.");
    assertThat(Trees.unfinished(output)).isEmpty();
  }
}
