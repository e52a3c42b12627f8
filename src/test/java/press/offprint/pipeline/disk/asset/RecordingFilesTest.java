package press.offprint.pipeline.disk.asset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.catalog.entry.FileStamp;
import press.offprint.content.resource.ResourceSource.Missing;

class RecordingFilesTest {
  @TempDir private Path folder;

  @Test
  void the_stamp_of_the_first_read_is_recorded() throws IOException {
    Path file = Files.writeString(folder.resolve("a.png"), "old");
    SiteFileLookup lookup = new SiteFileLookup(folder, List.of());
    RecordingFiles files = new RecordingFiles(lookup);
    assertThat(files.stamp("a.png")).as("not read yet").isEqualTo(FileStamp.MISSING);
    FileStamp before = lookup.stamp("a.png");
    files.read("a.png", 100);
    Files.writeString(file, "changed");
    files.read("a.png", 100);
    assertThat(files.stamp("a.png")).isEqualTo(before).isNotEqualTo(lookup.stamp("a.png"));
  }

  @Test
  void a_missing_file_stays_recorded_as_missing() throws IOException {
    RecordingFiles files = new RecordingFiles(new SiteFileLookup(folder, List.of()));
    assertThat(files.read("a.png", 100)).isEqualTo(new Missing());
    Files.writeString(folder.resolve("a.png"), "new");
    files.read("a.png", 100);
    assertThat(files.stamp("a.png")).isEqualTo(FileStamp.MISSING);
  }
}
