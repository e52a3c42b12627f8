package press.offprint.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.pipeline.config.ProjectSettings;

/** The caches of a worker. */
class QueueWorkerTest {
  @TempDir private Path folder;

  @Test
  void a_worker_deletes_the_temporary_files_of_a_killed_one_that_shared_its_caches()
      throws Exception {
    Path killed = Files.createDirectories(folder.resolve("cache/work/.offprint-1-abcdefgh-1"));
    Files.writeString(killed.resolve("lock"), "");
    Files.writeString(Files.createDirectories(killed.resolve("spool")).resolve("large"), "bytes");
    try (QueueWorker worker = worker()) {
      assertThat(worker).isNotNull();
      assertThat(killed).doesNotExist();
    }
    assertThat(folder.resolve("cache/work")).isEmptyDirectory();
  }

  private QueueWorker worker() {
    return QueueWorker.open(
        ProjectSettings.of(folder, folder.resolve("output"), InstantSource.system()),
        new QueueWorker.Options(
            "tcp://127.0.0.1:1",
            folder.resolve("store").toString(),
            folder.resolve("cache"),
            "worker"),
        Map.of(),
        notice -> {});
  }
}
