package press.offprint.pipeline.disk.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.model.problem.OffprintException;

class OutputLockTest {
  @TempDir Path output;
  @TempDir Path state;

  private Process holder() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holding.class.getName(),
                state.toString(),
                output.toString())
            .start();
    byte[] word = process.getInputStream().readNBytes(5);
    assertThat(new String(word, StandardCharsets.US_ASCII)).isEqualTo("held\n");
    return process;
  }

  private OutputLock acquire(Duration waitFor) {
    return OutputLock.acquire(state, output, "offprint publish", waitFor);
  }

  @Test
  void the_message_for_a_second_process_names_the_first() throws Exception {
    Process first = holder();
    try {
      assertThatThrownBy(() -> acquire(Duration.ZERO))
          .isInstanceOf(OffprintException.class)
          .hasMessageContaining("process " + first.pid() + " (offprint watch), started 2");
    } finally {
      first.destroyForcibly().waitFor();
    }
  }

  @Test
  void the_lock_of_a_killed_process_can_be_acquired() throws Exception {
    holder().destroyForcibly().waitFor();
    try (OutputLock lock = acquire(Duration.ZERO)) {
      assertThat(lock.tookOver()).isTrue();
    }
    try (OutputLock lock = acquire(Duration.ZERO)) {
      assertThat(lock.tookOver()).isFalse();
    }
  }

  @Test
  void a_waiting_process_gets_the_lock_when_the_first_ends() throws Exception {
    Process first = holder();
    CompletableFuture<OutputLock> waiting =
        CompletableFuture.supplyAsync(() -> acquire(Duration.ofMinutes(1)));
    first.getOutputStream().close();
    waiting.get().close();
    assertThat(first.waitFor()).isZero();
  }

  @Test
  void a_second_attempt_in_one_process_fails_and_does_not_free_the_lock() throws Exception {
    try (OutputLock lock = acquire(Duration.ZERO)) {
      assertThat(lock.tookOver()).isFalse();
      assertThatThrownBy(() -> acquire(Duration.ZERO)).isInstanceOf(OffprintException.class);
      Process other =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Holding.class.getName(),
                  state.toString(),
                  output.toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      assertThat(other.waitFor()).isNotZero();
    }
  }

  @Test
  void one_output_folder_has_one_lock_although_two_projects_publish_to_it(@TempDir Path otherState)
      throws Exception {
    Process first = holder();
    try {
      assertThatThrownBy(
              () -> OutputLock.acquire(otherState, output, "offprint publish", Duration.ZERO))
          .isInstanceOf(OffprintException.class)
          .hasMessageContaining("process " + first.pid());
      assertThat(output).as("the lock is no file that may be hosted").isEmptyDirectory();
    } finally {
      first.destroyForcibly().waitFor();
    }
    try (OutputLock lock =
        OutputLock.acquire(otherState, output, "offprint publish", Duration.ZERO)) {
      assertThat(lock.tookOver()).as("the killed process was one of the other project").isTrue();
    }
  }

  @Test
  void two_output_folders_of_one_project_have_two_locks(@TempDir Path project) throws Exception {
    Path root = project.resolve(".offprint");
    Path one = Files.createDirectory(project.resolve("output"));
    Path two = Files.createDirectory(project.resolve("preview"));
    Path stateOfOne = StateFolder.create(root, project, one);
    Path stateOfTwo = StateFolder.create(root, project, two);
    try (OutputLock first = OutputLock.acquire(stateOfOne, one, "offprint", Duration.ZERO);
        OutputLock second = OutputLock.acquire(stateOfTwo, two, "offprint", Duration.ZERO)) {
      assertThat(first.tookOver() || second.tookOver()).isFalse();
    }
  }

  /** Holds the lock until its standard input ends or it is killed. */
  static final class Holding {
    private Holding() {}

    public static void main(String[] args) throws IOException {
      try (OutputLock lock =
          OutputLock.acquire(Path.of(args[0]), Path.of(args[1]), "offprint watch", Duration.ZERO)) {
        System.out.write(
            (lock.tookOver() ? "took\n" : "held\n").getBytes(StandardCharsets.US_ASCII));
        System.out.flush();
        System.in.read();
      }
    }
  }
}
