package press.offprint.pipeline.disk.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.model.bytes.Bytes;

class DiskCacheTest {
  private static final Bytes DRAWN = Bytes.utf8("a cover, drawn");

  @TempDir private Path folder;
  private Path root;

  @BeforeEach
  void find() throws IOException {
    root = folder.toRealPath();
  }

  private DiskCache cache(String program, boolean readable) {
    return new DiskCache(root, program, readable, 1 << 20, InstantSource.system());
  }

  private DiskCache cache() {
    return cache("this program", true);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  void the_next_run_finds_the_entries_of_the_last_one() {
    try (DiskCache first = cache()) {
      assertThat(first.find("cover")).isEmpty();
      first.keep("cover", DRAWN);
    }
    try (DiskCache second = cache()) {
      assertThat(second.find("cover")).contains(DRAWN);
      assertThat(second.find("Cover")).isEmpty();
      assertThat(
              second.get(
                  "cover",
                  () -> {
                    throw new AssertionError("It is known.");
                  }))
          .isEqualTo(DRAWN);
    }
  }

  @Test
  void an_empty_entry_is_found() {
    DiskCache cache = cache();
    cache.keep("nothing", Bytes.utf8(""));
    assertThat(cache.find("nothing")).contains(Bytes.utf8(""));
  }

  @Test
  void a_damaged_entry_is_a_miss() throws IOException {
    DiskCache cache = cache();
    for (int length : new int[] {0, 10, 40}) {
      cache.keep("cover", DRAWN);
      Path file = files().get(0);
      Files.write(file, java.util.Arrays.copyOf(Files.readAllBytes(file), length));
      assertThat(cache.find("cover")).as("%d bytes", length).isEmpty();
    }
    assertThat(cache.get("cover", () -> DRAWN)).isEqualTo(DRAWN);
    assertThat(cache.find("cover")).contains(DRAWN);
  }

  @Test
  void the_entries_of_another_build_are_ignored_and_deleted() throws IOException {
    try (DiskCache older = cache("an older program", true)) {
      older.keep("cover", DRAWN);
    }
    try (DiskCache newer = cache()) {
      assertThat(newer.find("cover")).isEmpty();
      newer.keep("paper", DRAWN);
    }
    assertThat(files()).hasSize(1);
  }

  @Test
  void a_forced_run_finds_no_entry_and_replaces_them() {
    try (DiskCache first = cache()) {
      first.keep("cover", Bytes.utf8("wrong"));
    }
    try (DiskCache forced = cache("this program", false)) {
      assertThat(forced.get("cover", () -> DRAWN)).isEqualTo(DRAWN);
    }
    assertThat(cache().find("cover")).contains(DRAWN);
  }

  @Test
  void the_least_recently_used_entries_are_deleted_first() throws IOException {
    byte[] large = new byte[200 << 10];
    try (DiskCache cache = cache()) {
      for (int i = 0; i < 4; i++) {
        cache.keep("image " + i, Bytes.copyOf(large));
      }
    }
    FileTime longAgo = FileTime.from(Instant.now().minus(Duration.ofDays(3)));
    for (Path file : files()) {
      Files.setLastModifiedTime(file, longAgo);
    }
    try (DiskCache cache = cache()) {
      assertThat(cache.find("image 2")).isPresent();
      for (int i = 4; i < 7; i++) {
        cache.keep("image " + i, Bytes.copyOf(large));
      }
    }
    DiskCache left = cache();
    assertThat(left.find("image 2")).isPresent();
    assertThat(left.find("image 6")).isPresent();
    assertThat(files().stream().mapToLong(file -> file.toFile().length()).sum())
        .isLessThan(1 << 20);
  }

  @Test
  void a_folder_that_cannot_be_written_costs_time_only() throws IOException {
    Files.writeString(root.resolve("cache"), "A file with the name of the folder.");
    try (DiskCache cache = cache()) {
      assertThat(cache.get("cover", () -> DRAWN)).isEqualTo(DRAWN);
      assertThat(cache.get("cover", () -> DRAWN)).isEqualTo(DRAWN);
    }
    assertThat(files()).containsExactly(root.resolve("cache"));
  }

  @Test
  void a_use_is_recorded_once_a_day_by_the_given_clock() throws IOException {
    Instant start = Instant.parse("2030-01-02T03:04:05Z");
    cache().keep("cover", DRAWN);
    Path file = files().get(0);
    for (int hours : new int[] {23, 25}) {
      Files.setLastModifiedTime(file, FileTime.from(start));
      Instant now = start.plus(Duration.ofHours(hours));
      DiskCache cache =
          new DiskCache(root, "this program", true, 1 << 20, InstantSource.fixed(now));
      assertThat(cache.find("cover")).contains(DRAWN);
      assertThat(Files.getLastModifiedTime(file).toInstant()).isEqualTo(hours < 24 ? start : now);
    }
  }

  @Test
  void a_disk_that_became_read_only_still_gives_old_entries() throws Exception {
    Path mount = Files.createDirectory(root.resolve("small"));
    assumeTrue(
        Commands.run("mount", "-t", "tmpfs", "-o", "size=64k", "none", mount.toString()),
        "this needs the right to mount a tmpfs");
    try {
      DiskCache cache = new DiskCache(mount, "this program", true, 1 << 20, InstantSource.system());
      cache.keep("cover", DRAWN);
      for (Path file : files()) {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(3))));
      }
      assertThat(Commands.run("mount", "-o", "remount,ro", mount.toString())).isTrue();
      assertThat(cache.find("cover")).as("the time of its file cannot be set").contains(DRAWN);
      cache.keep("paper", DRAWN);
      assertThat(cache.find("cover")).as("nothing new can be kept").contains(DRAWN);
    } finally {
      Commands.run("umount", mount.toString());
    }
  }

  @Test
  void an_interrupted_write_does_not_stop_the_cache() {
    DiskCache cache = cache();
    cache.keep("cover", DRAWN);
    Thread.currentThread().interrupt();
    cache.keep("paper", DRAWN);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(cache.find("cover")).contains(DRAWN);
  }

  @Test
  void nothing_is_written_through_a_link_that_leads_out() throws IOException {
    Path outside = Files.createDirectory(root.resolve("outside"));
    Path state = Files.createDirectory(root.resolve("state"));
    Files.createSymbolicLink(state.resolve("cache"), outside);
    try (DiskCache cache =
        new DiskCache(state, "this program", true, 1 << 20, InstantSource.system())) {
      cache.keep("cover", DRAWN);
    }
    assertThat(outside).isEmptyDirectory();
  }
}
