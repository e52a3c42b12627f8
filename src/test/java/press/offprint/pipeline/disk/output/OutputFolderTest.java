package press.offprint.pipeline.disk.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.disk.StoreException;

class OutputFolderTest {
  @TempDir Path temp;
  private Path root;
  private OutputFolder output;

  @BeforeEach
  void open() {
    root = temp.resolve("output");
    output = OutputFolder.open(root, state());
  }

  private Path state() {
    return temp.resolve("state");
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void a_file_is_stored_completely_and_no_other_file_remains() throws IOException {
    assertThat(output.store("posts/hello/index.html", Bytes.utf8("one"))).isTrue();
    assertThat(output.store("posts/hello/index.html", Bytes.utf8("two"))).isTrue();
    assertThat(root.resolve("posts/hello/index.html")).hasContent("two");
    assertThat(files(root)).containsExactly("posts/hello/index.html");
  }

  @Test
  void the_same_bytes_are_not_written_again() throws IOException {
    output.store("a.txt", Bytes.utf8("same"));
    FileTime old = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
    Files.setLastModifiedTime(root.resolve("a.txt"), old);
    assertThat(output.store("a.txt", Bytes.utf8("same"))).isFalse();
    assertThat(Files.getLastModifiedTime(root.resolve("a.txt"))).isEqualTo(old);
    assertThat(output.store("a.txt", Bytes.utf8("diff"))).isTrue();
  }

  @Test
  void a_store_of_several_files_returns_the_changed_ones() {
    output.store("b/two", Bytes.utf8("2"));
    assertThat(
            output.storeAll(
                List.of(
                    new OutputFolder.Item("a/one", Bytes.utf8("1")),
                    new OutputFolder.Item("b/two", Bytes.utf8("2")),
                    new OutputFolder.Item("c/three", Bytes.utf8("3")))))
        .containsExactly("a/one", "c/three");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/etc/x",
        "../x",
        "a/../../x",
        "a/..",
        "a//b",
        "./a",
        "a/",
        "a\\..\\b",
        "a\u0000b",
        "a\nb",
        ".offprint/catalog.db",
        ".offprint-1",
        "a/.offprint-x/b"
      })
  void a_name_that_is_unsafe_is_refused(String name) throws IOException {
    assertThatThrownBy(() -> output.store(name, Bytes.utf8("x")))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.STORE_FAILED));
    assertThatThrownBy(() -> output.remove(name)).isInstanceOf(StoreException.class);
    assertThat(files(temp)).isEmpty();
  }

  @Test
  void a_link_out_of_the_output_folder_is_not_followed() throws IOException {
    Path outside = Files.createDirectories(temp.resolve("outside"));
    Files.writeString(outside.resolve("precious"), "keep");
    Files.createSymbolicLink(root.resolve("posts"), outside);
    Files.createDirectories(root.resolve("deep"));
    Files.createSymbolicLink(root.resolve("deep/er"), outside);
    assertThatThrownBy(() -> output.store("posts/precious", Bytes.utf8("x")))
        .hasMessageContaining("output/posts leads out of the folder " + root.toRealPath());
    assertThatThrownBy(() -> output.store("deep/er/new/file", Bytes.utf8("x")))
        .hasMessageContaining("output/deep/er leads out of the folder");
    assertThat(output.remove("posts/precious")).isFalse();
    assertThat(files(outside)).containsExactly("precious");
    assertThat(outside.resolve("precious")).hasContent("keep");
  }

  @Test
  void a_link_at_the_path_of_a_file_is_replaced_and_not_followed() throws IOException {
    Path outside = Files.writeString(temp.resolve("outside.txt"), "keep");
    Files.createSymbolicLink(root.resolve("a.txt"), outside);
    output.store("a.txt", Bytes.utf8("mine"));
    assertThat(outside).hasContent("keep");
    assertThat(root.resolve("a.txt")).isRegularFile().hasContent("mine");
  }

  @Test
  void a_failure_leaves_the_old_files_and_no_unfinished_ones() throws IOException {
    output.store("one", Bytes.utf8("old"));
    Files.createDirectories(root.resolve("two/in-the-way"));
    Files.writeString(root.resolve("three"), "a file where a folder is needed");
    assertThatThrownBy(() -> output.store("two", Bytes.utf8("x")))
        .hasMessageContaining("The file two could not be written")
        .hasMessageContaining("a folder has the same name");
    assertThatThrownBy(
            () ->
                output.storeAll(
                    List.of(
                        new OutputFolder.Item("one", Bytes.utf8("new")),
                        new OutputFolder.Item("three/x", Bytes.utf8("x")))))
        .hasMessageContaining("a file has the name of a folder that is needed");
    assertThat(root.resolve("one")).hasContent("old");
    assertThat(files(root)).containsExactly("one", "three");
  }

  @Test
  void a_removal_also_deletes_the_empty_folders_and_nothing_else() throws IOException {
    output.store("posts/a/index.html", Bytes.utf8("x"));
    output.store("posts/b/index.html", Bytes.utf8("x"));
    assertThat(output.remove("posts/a/index.html")).isTrue();
    assertThat(root.resolve("posts/a")).doesNotExist();
    assertThat(root.resolve("posts/b/index.html")).exists();
    assertThat(output.remove("posts/b/index.html")).isTrue();
    assertThat(root.resolve("posts")).doesNotExist();
    assertThat(root).isDirectory();
    assertThat(output.remove("posts/b/index.html")).isFalse();
    Files.createDirectories(root.resolve("theirs"));
    assertThat(output.remove("theirs")).isFalse();
    Files.writeString(root.resolve("file"), "x");
    assertThat(output.remove("file/index.html")).isFalse();
    assertThat(root.resolve("theirs")).isDirectory();
  }

  @Test
  void only_unfinished_files_are_deleted() throws IOException {
    output.store("posts/a.html", Bytes.utf8("x"));
    Files.writeString(root.resolve("posts/.offprint-4711-1"), "half");
    Files.writeString(root.resolve(".offprint-4711-2"), "half");
    Files.createDirectories(root.resolve(".offprint"));
    Files.writeString(root.resolve(".offprint/catalog.db"), "state");
    Files.writeString(root.resolve(".htaccess"), "theirs");
    assertThat(output.sweep()).isEqualTo(2);
    assertThat(files(root)).containsExactly(".htaccess", ".offprint/catalog.db", "posts/a.html");
  }

  @Test
  void many_threads_store_and_remove_in_one_folder() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        String name = "shared/" + i % 5 + "/x";
        boolean store = i % 2 == 0;
        running.add(
            threads.submit(
                () -> store ? output.store(name, Bytes.utf8(name)) : output.remove(name)));
      }
      for (Future<?> one : running) {
        one.get();
      }
      output.store("shared/0/x", Bytes.utf8("last"));
      assertThat(root.resolve("shared/0/x")).hasContent("last");
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void a_full_disk_leaves_the_old_file_and_the_message_names_the_next_step() throws Exception {
    Path mount = Files.createDirectories(temp.resolve("small"));
    assumeTrue(
        Commands.run("mount", "-t", "tmpfs", "-o", "size=64k", "none", mount.toString()),
        "this needs the right to mount a tmpfs");
    try {
      OutputFolder small = OutputFolder.open(mount, state());
      small.store("a/old", Bytes.utf8("old"));
      assertThatThrownBy(
              () ->
                  small.storeAll(
                      List.of(
                          new OutputFolder.Item("a/old", Bytes.utf8("new")),
                          new OutputFolder.Item("a/big", Bytes.owning(new byte[1 << 20])))))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("the disk is full");
      assertThat(files(mount)).containsExactly("a/old");
      assertThat(mount.resolve("a/old")).hasContent("old");
      assertThat(Commands.run("mount", "-o", "remount,ro", mount.toString())).isTrue();
      assertThatThrownBy(() -> small.store("a/old", Bytes.utf8("new")))
          .hasMessageContaining("the disk is read-only");
      assertThatThrownBy(() -> small.remove("a/old")).hasMessageContaining("read-only");
      assertThat(mount.resolve("a/old")).hasContent("old");
    } finally {
      Commands.run("umount", mount.toString());
    }
  }

  @Test
  void an_output_folder_that_cannot_be_created_is_reported() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "x");
    assertThatThrownBy(() -> OutputFolder.open(file.resolve("output"), state()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("cannot be used: a file has the name of a folder that is needed");
    assertThatThrownBy(() -> OutputFolder.open(file, state())).isInstanceOf(StoreException.class);
  }
}
