package press.offprint.pipeline.disk.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.disk.FolderDeletion;

/** The state that an earlier version left in the output folder. */
class FormerStateTest {
  @TempDir Path project;
  private final List<String> notices = new ArrayList<>();
  private Path output;
  private Path state;

  @BeforeEach
  void anOldProject() throws IOException {
    output = project.resolve("output");
    state = StateFolder.create(project.resolve(".offprint"), project, output);
    write(output.resolve("index.html"), "published");
    oldState(output.resolve(".offprint"));
  }

  private static void oldState(Path folder) throws IOException {
    write(folder.resolve("catalog.db"), "catalog");
    write(folder.resolve("catalog.db-wal"), "its log");
    write(folder.resolve("token.sha256"), "hash");
    write(folder.resolve("cache/program/entry"), "cached");
    write(folder.resolve("press.lock"), "");
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private boolean move() {
    return FormerState.of(output, state).move(Duration.ZERO, notices::add);
  }

  private void assertMoved() {
    assertThat(output.resolve(".offprint")).doesNotExist();
    assertThat(output.resolve("index.html")).hasContent("published");
    assertThat(state.resolve("catalog.db")).hasContent("catalog");
    assertThat(state.resolve("catalog.db-wal")).hasContent("its log");
    assertThat(state.resolve("token.sha256")).hasContent("hash");
    assertThat(state.resolve("cache/program/entry")).hasContent("cached");
    assertThat(state.resolve("incoming")).doesNotExist();
    assertThat(FormerState.of(output, state).exists()).isFalse();
  }

  @Test
  void an_old_state_is_moved_with_a_notice() {
    assertThat(move()).isFalse();
    assertMoved();
    assertThat(notices).singleElement().asString().contains("moved", state.toString());
  }

  @Test
  void a_move_that_was_killed_at_any_file_is_completed() throws IOException {
    for (String last : List.of("nothing", "cache", "catalog.db", "token.sha256")) {
      FolderDeletion.deleteAll(state);
      StateFolder.create(state, project, output);
      FolderDeletion.deleteAll(output.resolve(".offprint"));
      Path incoming = state.resolve("incoming");
      oldState(incoming);
      if (!last.equals("nothing")) {
        Files.move(incoming.resolve(last), state.resolve(last));
      }
      move();
      assertMoved();
    }
  }

  @Test
  void a_copy_that_was_killed_begins_again() throws IOException {
    write(state.resolve("incoming.part/catalog.db"), "half");
    move();
    assertMoved();
  }

  @Test
  void a_deletion_that_was_killed_after_a_complete_copy_is_completed() throws IOException {
    oldState(state.resolve("incoming"));
    Files.delete(output.resolve(".offprint/catalog.db"));
    move();
    assertMoved();
  }

  @Test
  void an_old_state_is_moved_to_another_file_system() throws IOException {
    Path shared = Path.of("/dev/shm");
    assumeTrue(
        Files.isWritable(shared) && !Files.getFileStore(shared).equals(Files.getFileStore(project)),
        "this needs a second file system");
    Path elsewhere = Files.createTempDirectory(shared, "offprint");
    try {
      state = StateFolder.create(elsewhere.resolve("state"), project, output);
      move();
      assertMoved();
    } finally {
      FolderDeletion.deleteAll(elsewhere);
    }
  }

  @Test
  void the_state_of_the_project_wins() throws IOException {
    write(state.resolve("catalog.db"), "newer");
    move();
    assertThat(output.resolve(".offprint")).doesNotExist();
    assertThat(state.resolve("catalog.db")).hasContent("newer");
    assertThat(notices).singleElement().asString().contains("removed");
  }

  @Test
  void a_killed_process_of_an_earlier_version_is_noticed() throws IOException {
    write(output.resolve(".offprint/press.lock"), "process 1 (offprint)\n");
    assertThat(move()).isTrue();
    assertMoved();
  }

  @Test
  void an_old_state_stays_while_a_process_of_an_earlier_version_publishes() {
    try (OutputLock old = OutputLock.acquireFormer(output.resolve(".offprint"), Duration.ZERO)) {
      assertThat(old.tookOver()).isFalse();
      assertThatThrownBy(this::move)
          .isInstanceOf(OffprintException.class)
          .hasMessageContaining("Another Offprint process");
    }
    assertThat(output.resolve(".offprint/catalog.db")).exists();
  }

  @Test
  void a_link_in_its_place_is_not_followed(@TempDir Path outside) throws IOException {
    FolderDeletion.deleteAll(output.resolve(".offprint"));
    Files.createSymbolicLink(output.resolve(".offprint"), outside);
    assertThatThrownBy(this::move)
        .isInstanceOf(OffprintException.class)
        .hasMessageContaining("Remove it");
  }
}
