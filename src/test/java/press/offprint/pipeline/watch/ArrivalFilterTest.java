package press.offprint.pipeline.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.camel.component.file.GenericFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrivalFilterTest {
  @TempDir private Path content;

  private final PollScope scope =
      new PollScope(new FolderWatcher.Roots(Path.of("/none"), List.of(), List.of(), Set.of()));

  private boolean isAccepted(Path path) {
    GenericFile<File> file = new GenericFile<>();
    file.setAbsolute(true);
    file.setAbsoluteFilePath(path.toString());
    file.setFileNameOnly(path.getFileName().toString());
    file.setDirectory(Files.isDirectory(path));
    return new ArrivalFilter(content.resolve("output"), scope).accept(file);
  }

  @Test
  void files_and_plain_folders_are_polled() throws IOException {
    assertThat(isAccepted(Files.writeString(content.resolve(".hidden.md"), "x"))).isTrue();
    assertThat(isAccepted(Files.createDirectory(content.resolve("posts")))).isTrue();
  }

  @Test
  void hidden_and_linked_folders_and_the_output_folder_are_not_polled() throws IOException {
    assertThat(isAccepted(Files.createDirectory(content.resolve(".git")))).isFalse();
    assertThat(isAccepted(Files.createDirectory(content.resolve("output")))).isFalse();
    assertThat(isAccepted(Files.createSymbolicLink(content.resolve("link"), Path.of("."))))
        .isFalse();
  }
}
