package press.offprint.pipeline.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeFingerprintTest {
  private static final long LATER = Long.MAX_VALUE;

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(folder.resolve("a/b"));
    Files.writeString(folder.resolve("a/b/one.txt"), "one");
    Files.writeString(folder.resolve("two.txt"), "two");
  }

  private Optional<String> fingerprint() {
    return TreeFingerprint.of(List.of(folder), Set.of(folder.resolve("output")), LATER);
  }

  @Test
  void a_fingerprint_changes_with_contents_names_and_paths_only() throws IOException {
    Optional<String> before = fingerprint();
    assertThat(before).isPresent();
    assertThat(fingerprint()).isEqualTo(before);
    Files.writeString(folder.resolve("two.txt"), "longer");
    Optional<String> changed = fingerprint();
    assertThat(changed).isPresent().isNotEqualTo(before);
    Files.move(folder.resolve("two.txt"), folder.resolve("a/two.txt"));
    Optional<String> moved = fingerprint();
    assertThat(moved).isPresent().isNotEqualTo(changed);
    Files.createDirectory(folder.resolve("empty"));
    assertThat(fingerprint()).isPresent().isNotEqualTo(moved);
  }

  @Test
  void a_change_that_keeps_size_and_time_is_found_by_the_change_time() throws Exception {
    Path file = folder.resolve("two.txt");
    FileTime time = Files.getLastModifiedTime(file);
    Optional<String> before = fingerprint();
    // The change time advances in steps of the file system's clock.
    await()
        .untilAsserted(
            () -> {
              Files.writeString(file, "TWO");
              Files.setLastModifiedTime(file, time);
              assertThat(fingerprint()).isNotEqualTo(before);
            });
  }

  @Test
  void a_fingerprint_is_empty_just_after_a_change() throws IOException {
    long now = FileStat.of(folder.resolve("two.txt")).stamp().changedNanos() / 1_000_000;
    assertThat(TreeFingerprint.of(List.of(folder), Set.of(), now)).isEmpty();
    assertThat(TreeFingerprint.of(List.of(folder), Set.of(), now + 60_000)).isPresent();
  }

  @Test
  void a_fingerprint_is_empty_if_a_file_is_behind_a_link_or_has_a_line_break_in_its_name()
      throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("a"));
    assertThat(fingerprint()).isEmpty();
    Files.delete(link);
    Files.writeString(folder.resolve("line\nbreak"), "x");
    assertThat(fingerprint()).isEmpty();
  }

  @Test
  void the_excluded_folder_does_not_count_and_a_root_may_be_missing() throws IOException {
    Path missing = folder.resolve("missing");
    Optional<String> before = TreeFingerprint.of(List.of(folder, missing), Set.of(missing), LATER);
    assertThat(before).isPresent();
    Optional<String> output = fingerprint();
    Files.createDirectory(folder.resolve("output"));
    Files.writeString(folder.resolve("output/page.html"), "x");
    assertThat(fingerprint()).isEqualTo(output);
  }

  @Test
  void sizes_are_listed_one_per_line() {
    assertThat(TreeFingerprint.sizes(folder, List.of("a/b/one.txt", "missing")))
        .isEqualTo("3\n0\n");
  }
}
