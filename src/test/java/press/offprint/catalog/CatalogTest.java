package press.offprint.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.CatalogException;
import press.offprint.catalog.entry.EntryStatus;
import press.offprint.catalog.entry.LazyMetadata;
import press.offprint.catalog.entry.SiteRendition;

class CatalogTest {
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("catalog.db");
  }

  private Catalog openQuietly() {
    OpenResult opened = Catalog.open(folder);
    assertThat(opened.notices()).isEmpty();
    return opened.catalog();
  }

  private void fill(int count) {
    try (Catalog catalog = openQuietly()) {
      List<CatalogEntry> entries = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        entries.add(Entries.entry("posts/%05d.md".formatted(i)));
      }
      catalog.put(entries);
    }
  }

  @Test
  void a_stored_entry_is_read_unchanged() {
    CatalogEntry full = Entries.entry("posts/日本.md");
    CatalogEntry bare = Entries.entry("bare.md", LazyMetadata.NONE);
    try (Catalog catalog = openQuietly()) {
      catalog.put(List.of(full, bare));
    }
    try (Catalog catalog = openQuietly()) {
      assertThat(catalog.entries())
          .containsExactly(Map.entry("bare.md", bare), Map.entry(full.source(), full));
      assertThat(catalog.entries().get(full.source()).metadata().read())
          .contains(Entries.metadata("A post: posts/日本.md"));
    }
  }

  @Test
  void ten_thousand_entries_are_read_in_order_and_are_stored_again_unchanged() {
    fill(10_000);
    try (Catalog catalog = openQuietly()) {
      Map<String, CatalogEntry> entries = catalog.entries();
      assertThat(entries).hasSize(10_000);
      assertThat(List.copyOf(entries.keySet())).isSorted();
      catalog.put(entries.values());
      assertThat(catalog.entries()).isEqualTo(entries);
    }
  }

  @Test
  void a_new_entry_replaces_the_old_entry_and_its_rows() {
    try (Catalog catalog = openQuietly()) {
      CatalogEntry old = Entries.entry("a.md");
      catalog.put(List.of(old));
      CatalogEntry changed =
          new CatalogEntry(
              "a.md",
              old.stamp(),
              "",
              EntryStatus.REJECTED,
              "",
              List.of(),
              LazyMetadata.NONE,
              List.of(),
              List.of(),
              List.of(),
              0,
              1,
              2);
      catalog.put(List.of(changed));
      assertThat(catalog.entries()).containsExactly(Map.entry("a.md", changed));
    }
  }

  @Test
  void removed_sources_are_deleted_and_unknown_ones_are_ignored() {
    fill(3);
    try (Catalog catalog = openQuietly()) {
      catalog.remove(List.of("posts/00001.md", "never.md"));
      assertThat(catalog.entries()).containsOnlyKeys("posts/00000.md", "posts/00002.md");
    }
  }

  @Test
  void settings_and_site_renditions_are_stored() {
    SiteRendition feed = new SiteRendition("rss", "feed.xml", "aa", "bb");
    SiteRendition index = new SiteRendition("index", "index.html", "cc", "dd");
    try (Catalog catalog = openQuietly()) {
      assertThat(catalog.setting("site")).isEmpty();
      catalog.set("site", "one");
      catalog.set("site", "two");
      catalog.putSite(List.of(index, new SiteRendition("rss", "feed.xml", "old", "old")));
      catalog.putSite(List.of(feed));
    }
    try (Catalog catalog = openQuietly()) {
      assertThat(catalog.setting("site")).contains("two");
      assertThat(catalog.siteRenditions()).containsExactly(feed, index);
      catalog.removeSite(List.of("feed.xml"));
      assertThat(catalog.siteRenditions()).containsExactly(index);
    }
  }

  @Test
  void a_file_that_is_not_a_database_is_set_aside_with_a_notice() throws IOException {
    Files.writeString(file(), "this is not a database, whatever its name says\n".repeat(100));
    OpenResult opened = Catalog.open(folder);
    try (Catalog catalog = opened.catalog()) {
      assertThat(opened.notices())
          .containsExactly(
              "The catalog is damaged. It was renamed to catalog.db.broken-1, and Offprint created a"
                  + " new one. All posts are published again.");
      assertThat(catalog.entries()).isEmpty();
    }
    assertThat(folder.resolve("catalog.db.broken-1")).content().startsWith("this is not");
  }

  @Test
  void a_second_broken_file_gets_the_next_number() throws IOException {
    for (int i = 1; i <= 2; i++) {
      Files.writeString(file(), "junk ".repeat(1000));
      OpenResult opened = Catalog.open(folder);
      opened.catalog().close();
      assertThat(folder.resolve("catalog.db.broken-" + i)).exists();
    }
  }

  @Test
  void a_half_written_file_is_set_aside() throws IOException {
    fill(500);
    try (RandomAccessFile raw = new RandomAccessFile(file().toFile(), "rw")) {
      raw.setLength(raw.length() / 2 + 100);
    }
    OpenResult opened = Catalog.open(folder);
    opened.catalog().close();
    assertThat(opened.notices()).hasSize(1);
  }

  @Test
  void an_empty_file_becomes_a_catalog() throws IOException {
    Files.createFile(file());
    openQuietly().close();
  }

  @Test
  void an_overwritten_database_page_never_gives_a_wrong_entry() throws IOException {
    fill(60);
    byte[] sound = Files.readAllBytes(file());
    Map<String, CatalogEntry> filed;
    try (Catalog catalog = openQuietly()) {
      filed = catalog.entries();
    }
    for (int page = 0; page * 4096 < sound.length; page++) {
      byte[] damaged = sound.clone();
      for (int at = page * 4096 + 300; at < page * 4096 + 1500; at++) {
        damaged[at] = 'x';
      }
      Files.write(file(), damaged);
      try (Catalog catalog = Catalog.open(folder).catalog()) {
        assertThat(filed.entrySet()).containsAll(catalog.entries().entrySet());
      }
    }
  }

  @Test
  void a_file_of_a_newer_offprint_is_set_aside() throws Exception {
    openQuietly().close();
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = other.createStatement()) {
      statement.executeUpdate("PRAGMA user_version = 999");
    }
    OpenResult opened = Catalog.open(folder);
    opened.catalog().close();
    assertThat(opened.notices()).first().asString().contains("written by a newer Offprint");
  }

  @Test
  void a_database_of_another_program_is_set_aside() throws Exception {
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = other.createStatement()) {
      statement.executeUpdate("CREATE TABLE cookies (x)");
    }
    OpenResult opened = Catalog.open(folder);
    opened.catalog().close();
    assertThat(opened.notices()).first().asString().contains("belongs to another program");
  }

  @Test
  void a_folder_at_the_path_of_the_file_is_set_aside() throws IOException {
    Files.createDirectories(file().resolve("inside"));
    OpenResult opened = Catalog.open(folder);
    opened.catalog().close();
    assertThat(opened.notices()).first().asString().contains("not a regular file");
  }

  @Test
  void a_catalog_that_another_program_locked_is_reported_and_not_changed() throws Exception {
    fill(1);
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = other.createStatement()) {
      statement.executeUpdate("BEGIN IMMEDIATE");
      assertThatThrownBy(() -> Catalog.open(folder))
          .isInstanceOf(CatalogException.class)
          .hasMessageContaining("locked by another program");
      statement.executeUpdate("ROLLBACK");
    }
    try (Catalog catalog = openQuietly()) {
      assertThat(catalog.entries()).hasSize(1);
    }
  }

  @Test
  void a_catalog_whose_tables_are_being_made_has_nothing_yet() throws IOException {
    Files.createFile(file());
    assertThat(Catalog.openReadOnly(folder)).isEmpty();
  }

  @Test
  void a_failed_batch_stores_nothing() {
    try (Catalog catalog = openQuietly()) {
      catalog.put(List.of(Entries.entry("a.md")));
      List<CatalogEntry> batch = new ArrayList<>();
      batch.add(Entries.entry("b.md"));
      batch.add(null);
      assertThatThrownBy(() -> catalog.put(batch)).isInstanceOf(NullPointerException.class);
      catalog.set("later", "works");
      assertThat(catalog.entries()).containsOnlyKeys("a.md");
    }
  }

  @Test
  void many_threads_share_one_catalog() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (Catalog catalog = openQuietly()) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        CatalogEntry entry = Entries.entry("posts/" + i + ".md");
        running.add(threads.submit(() -> catalog.put(List.of(entry))));
        running.add(threads.submit(catalog::entries));
      }
      for (Future<?> one : running) {
        one.get();
      }
      assertThat(catalog.entries()).hasSize(100);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void a_process_that_is_killed_while_it_stores_leaves_complete_batches() throws Exception {
    for (int round = 0; round < 3; round++) {
      Process writer =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Filing.class.getName(),
                  folder.toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      byte[] word = new byte[8];
      assertThat(writer.getInputStream().readNBytes(word, 0, 8)).isEqualTo(8);
      assertThat(new String(word, StandardCharsets.US_ASCII)).isEqualTo("filing!\n");
      writer.destroyForcibly().waitFor();
      try (Catalog catalog = openQuietly()) {
        assertThat(catalog.entries().size() % Filing.BATCH).isZero();
        assertThat(catalog.entries()).isNotEmpty();
      }
    }
  }

  /** Stores batches until the process is killed. */
  static final class Filing {
    static final int BATCH = 20;

    private Filing() {}

    public static void main(String[] args) throws IOException {
      try (Catalog catalog = Catalog.open(Path.of(args[0])).catalog()) {
        int base = catalog.entries().size();
        for (int batch = 0; ; batch++) {
          List<CatalogEntry> entries = new ArrayList<>();
          for (int i = 0; i < BATCH; i++) {
            entries.add(Entries.entry("%08d.md".formatted(base + batch * BATCH + i)));
          }
          catalog.put(entries);
          if (batch == 5) {
            System.out.write("filing!\n".getBytes(StandardCharsets.US_ASCII));
            System.out.flush();
          }
        }
      }
    }
  }
}
