package press.offprint.pipeline.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FolderWatcherTest {
  private static final long LONG = 20_000;
  private static final long SHORT = 200;

  @TempDir private Path project;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private Path content;
  private FolderWatcher watcher;

  @BeforeEach
  void open() throws IOException {
    content = Files.createDirectories(project.resolve("content"));
    Files.createDirectories(content.resolve("posts/.git"));
    Files.createDirectories(content.resolve("output"));
    watcher =
        FolderWatcher.open(
            new FolderWatcher.Roots(
                content,
                List.of(project.resolve("templates")),
                List.of(project),
                Set.of(content.resolve("output"))));
    watcher.watchAll();
  }

  @AfterEach
  void close() throws IOException {
    watcher.close();
  }

  private boolean changed(long millis) throws InterruptedException {
    return watcher.awaitChange(millis, stopped);
  }

  @Test
  void a_change_in_a_subfolder_is_an_event() throws Exception {
    assertThat(watcher.seesEverything()).isTrue();
    assertThat(changed(SHORT)).isFalse();
    Files.writeString(content.resolve("posts/a.md"), "x");
    assertThat(changed(LONG)).isTrue();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_new_folder_is_watched_from_its_first_event_on() throws Exception {
    Files.createDirectory(content.resolve("essays"));
    assertThat(changed(LONG)).isTrue();
    Files.writeString(content.resolve("essays/a.md"), "x");
    assertThat(changed(LONG)).isTrue();
  }

  @Test
  void the_changed_files_are_known_until_they_are_taken() throws Exception {
    Path post = Files.writeString(content.resolve("posts/a.md"), "x");
    assertThat(changed(LONG)).isTrue();
    assertThat(watcher.takeChanges()).contains(Set.of(post));
    assertThat(watcher.takeChanges()).contains(Set.of());
  }

  @Test
  void too_many_changes_are_unknown() throws Exception {
    for (int i = 0; i < 200; i++) {
      Files.writeString(content.resolve("posts/" + i + ".md"), "x");
    }
    while (changed(SHORT)) {
      assertThat(watcher.seesEverything()).isTrue();
    }
    assertThat(watcher.takeChanges()).isEmpty();
  }

  @Test
  void hidden_folders_and_the_output_folder_are_not_watched() throws Exception {
    Files.writeString(content.resolve("posts/.git/index"), "x");
    Files.writeString(content.resolve("output/a.html"), "x");
    assertThat(changed(SHORT)).isFalse();
  }

  @Test
  void a_root_that_appears_later_is_watched_after_the_next_call() throws Exception {
    Path template = Files.createDirectory(project.resolve("templates")).resolve("post.html");
    watcher.watchAll();
    Files.writeString(template, "x");
    assertThat(changed(LONG)).isTrue();
  }

  @Test
  void a_deleted_content_folder_is_not_seen() throws Exception {
    try (FolderWatcher other =
        FolderWatcher.open(
            new FolderWatcher.Roots(
                project.resolve("missing"), List.of(), List.of(), Set.of(project)))) {
      other.watchAll();
      assertThat(other.seesEverything()).isFalse();
    }
  }
}
