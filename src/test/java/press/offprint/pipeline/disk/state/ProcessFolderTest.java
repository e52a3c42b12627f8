package press.offprint.pipeline.disk.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.StartsProcesses;

/** Temporary files of processes that share a folder of caches. */
@StartsProcesses
class ProcessFolderTest {
  @TempDir private Path shared;

  private ProcessFolder open() {
    return ProcessFolder.below(shared, InstantSource.system());
  }

  @Test
  void a_folder_of_a_killed_process_is_deleted_and_one_of_a_living_process_is_not()
      throws Exception {
    Process other = start();
    try (BufferedReader lines = other.inputReader(StandardCharsets.UTF_8)) {
      Path theirs = Path.of(lines.readLine());
      try (ProcessFolder own = open()) {
        assertThat(theirs.resolve("large")).exists();
        assertThat(own.path()).exists();
      }
      other.destroyForcibly().waitFor();
      assertThat(theirs.resolve("large")).exists();
      try (ProcessFolder own = open()) {
        assertThat(theirs).doesNotExist();
        assertThat(own.path()).exists();
      }
    } finally {
      other.destroyForcibly();
    }
    assertThat(shared).isEmptyDirectory();
  }

  @Test
  void two_of_one_process_are_separate() {
    try (ProcessFolder first = open();
        ProcessFolder second = open()) {
      assertThat(first.path()).exists().isNotEqualTo(second.path());
      assertThat(second.path()).exists();
    }
    assertThat(shared).isEmptyDirectory();
  }

  @Test
  void a_folder_without_a_lock_is_deleted_after_a_day_and_others_have_other_names()
      throws IOException {
    Path old = Files.createDirectory(shared.resolve(".offprint-1-abc-1"));
    Path young = Files.createDirectory(shared.resolve(".offprint-1-abc-2"));
    Path foreign = Files.createDirectory(shared.resolve("projects"));
    FileTime before = FileTime.from(Instant.now().minus(Duration.ofDays(2)));
    Files.setLastModifiedTime(old, before);
    Files.setLastModifiedTime(foreign, before);
    try (ProcessFolder own = open()) {
      assertThat(own.path()).exists();
      assertThat(old).doesNotExist();
      assertThat(young).exists();
      assertThat(foreign).exists();
    }
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            HoldingProcess.class.getName(),
            shared.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
