package press.offprint.pipeline.disk.asset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileNameIndexTest {
  @TempDir private Path folder;

  private void write(String name) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    Files.writeString(folder.resolve(name), "x");
  }

  @Test
  void the_least_deep_file_of_a_name_is_found() throws IOException {
    write("b/c/image.png");
    write("z/image.png");
    write("a/image.png");
    write(".hidden/other.png");
    FileNameIndex index = new FileNameIndex(folder, Set.of());
    assertThat(index.find("image.png")).contains("a/image.png");
    assertThat(index.find("c/image.png")).contains("b/c/image.png");
    assertThat(index.find("mage.png")).isEmpty();
    assertThat(index.find("other.png")).isEmpty();
  }

  @Test
  void a_missing_folder_has_no_files() {
    assertThat(new FileNameIndex(folder.resolve("missing"), Set.of()).find("image.png")).isEmpty();
  }
}
