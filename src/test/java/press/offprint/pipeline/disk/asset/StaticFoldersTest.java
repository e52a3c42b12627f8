package press.offprint.pipeline.disk.asset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.content.resource.ResourceSource.Found;
import press.offprint.model.bytes.Bytes;

class StaticFoldersTest {
  @TempDir private Path folder;

  private void write(String name, String text) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    Files.writeString(folder.resolve(name), text);
  }

  @Test
  void files_are_listed_without_hidden_ones_and_leftovers() throws IOException {
    for (String name :
        List.of("b.txt", "a/c.txt", ".well-known/x", ".git/config", "a/c.txt~", ".htaccess")) {
      write("one/" + name, "x");
    }
    StaticFolders folders =
        new StaticFolders(List.of(folder.resolve("one"), folder.resolve("missing")));
    assertThat(folders.paths()).containsExactly(".well-known/x", "a/c.txt", "b.txt");
  }

  @Test
  void the_first_folder_with_a_path_takes_precedence() throws IOException {
    write("one/a.txt", "first");
    write("two/a.txt", "second");
    write("two/b.txt", "second");
    StaticFolders folders =
        new StaticFolders(List.of(folder.resolve("one"), folder.resolve("two")));
    assertThat(folders.paths()).containsExactly("a.txt", "b.txt");
    assertThat(folders.files().read("a.txt", 100))
        .isEqualTo(new Found("a.txt", Bytes.utf8("first")));
  }

  @Test
  void an_empty_list_of_folders_has_no_files() {
    StaticFolders none = new StaticFolders(List.of());
    assertThat(none.paths()).isEmpty();
    assertThat(none.files().fingerprint("a.txt")).isEmpty();
  }
}
