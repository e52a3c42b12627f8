package press.offprint.pipeline.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RootDirectoryTest {
  @TempDir private Path temp;
  private RootDirectory root;
  private final Set<Path> changed = new LinkedHashSet<>();

  @BeforeEach
  void open() throws IOException {
    root = RootDirectory.of(Files.createDirectory(temp.resolve("root")));
  }

  private Path create(String folder) throws IOException {
    return root.createDirectories(root.real().resolve(folder), changed);
  }

  @Test
  void a_root_contains_its_path_and_its_files_but_no_sibling_with_the_same_prefix() {
    assertThat(root.contains(root.real())).isTrue();
    assertThat(root.contains(root.real().resolve("a/b"))).isTrue();
    assertThat(root.contains(root.real().resolveSibling("root2"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a/b.md", ".hidden/x", "a..b", "..."})
  void these_paths_are_plain(String path) {
    assertThat(RootDirectory.isPlain(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/a", "a/", "a//b", ".", "a/..", "../a", "a\\b", "a\u0000", "a\nb"})
  void these_paths_are_not_plain(String path) {
    assertThat(RootDirectory.isPlain(path)).isFalse();
  }

  @Test
  void new_folders_are_created_and_their_parents_are_to_be_forced() throws IOException {
    assertThat(create("a/b")).isDirectory().isEqualTo(root.real().resolve("a/b"));
    assertThat(changed).containsExactly(root.real(), root.real().resolve("a"));
    changed.clear();
    assertThat(create("a/b")).isEqualTo(root.real().resolve("a/b"));
    assertThat(create("")).isEqualTo(root.real());
    assertThat(changed).isEmpty();
  }

  @Test
  void a_link_to_a_folder_inside_is_followed() throws IOException {
    create("real");
    Files.createSymbolicLink(root.real().resolve("link"), Path.of("real"));
    assertThat(create("link/new")).isEqualTo(root.real().resolve("real/new")).isDirectory();
  }

  @Test
  void nothing_is_created_behind_a_link_out_of_the_root_or_behind_a_file() throws IOException {
    Path outside = Files.createDirectory(temp.resolve("outside"));
    Files.createSymbolicLink(root.real().resolve("link"), outside);
    Files.writeString(root.real().resolve("file"), "x");
    assertThatThrownBy(() -> create("link/new"))
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining("leads out of the folder");
    assertThatThrownBy(() -> create("file/new")).hasMessageContaining("Not a directory");
    assertThat(outside).isEmptyDirectory();
  }
}
