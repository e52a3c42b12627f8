package press.offprint.pipeline.disk.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.model.problem.OffprintException;

class StateFolderTest {
  @TempDir Path project;

  private Path create(String output) {
    return StateFolder.create(root(), project, project.resolve(output));
  }

  private Path root() {
    return project.resolve(".offprint");
  }

  @Test
  void the_folder_is_private_and_ignored_by_git() throws IOException {
    assertThat(create("output")).isEqualTo(root());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root())))
        .isEqualTo("rwx------");
    assertThat(root().resolve(".gitignore")).hasContent("*");
  }

  @Test
  void a_folder_that_others_could_read_becomes_private() throws IOException {
    Files.createDirectory(root());
    Files.writeString(root().resolve("catalog.db"), "");
    Files.setPosixFilePermissions(root(), PosixFilePermissions.fromString("rwxr-xr-x"));
    create("output");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root())))
        .isEqualTo("rwx------");
  }

  @Test
  void two_output_folders_have_separate_states() {
    Path first = create("output");
    Path second = create("preview");
    assertThat(second).startsWith(first).isNotEqualTo(first);
    assertThat(create("output")).isEqualTo(first);
    assertThat(create("preview")).isEqualTo(second);
    assertThat(StateFolder.of(root(), project, project.resolve("preview"))).isEqualTo(second);
  }

  @Test
  void the_state_of_an_output_folder_that_was_deleted_is_removed() throws IOException {
    create("output");
    Files.createDirectory(project.resolve("two"));
    Path two = create("two");
    Files.delete(project.resolve("two"));
    create("three");
    assertThat(two).doesNotExist();
  }

  @Test
  void a_project_that_is_moved_keeps_its_state(@TempDir Path elsewhere) throws IOException {
    create("output");
    Path moved = Files.move(project, elsewhere.resolve("moved"));
    Path root = moved.resolve(".offprint");
    assertThat(StateFolder.of(root, moved, moved.resolve("output"))).isEqualTo(root);
  }

  @Test
  void a_folder_with_other_files_is_not_used() throws IOException {
    Path posts = Files.createDirectory(project.resolve("posts"));
    Files.writeString(posts.resolve("a.md"), "Hello.");
    Files.writeString(posts.resolve(".gitignore"), "build/\n");
    assertThatThrownBy(() -> StateFolder.create(posts, project, project.resolve("output")))
        .isInstanceOf(OffprintException.class)
        .hasMessageContaining("--state");
    assertThat(posts.resolve(".gitignore")).hasContent("build/");
  }

  @Test
  void a_link_is_not_followed() throws IOException {
    Path hosted = Files.createDirectory(project.resolve("hosted"));
    Files.createSymbolicLink(root(), hosted);
    assertThatThrownBy(() -> create("output"))
        .isInstanceOf(OffprintException.class)
        .hasMessageContaining("is a link");
    assertThat(hosted).isEmptyDirectory();
  }

  @Test
  void a_folder_that_cannot_be_created_is_reported_with_the_option_that_helps() throws IOException {
    Path file = Files.writeString(project.resolve("file"), "");
    assertThatThrownBy(
            () -> StateFolder.create(file.resolve("state"), project, project.resolve("output")))
        .isInstanceOf(OffprintException.class)
        .hasMessageContaining("--state DIR");
  }
}
