package press.offprint.catalog.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.catalog.entry.CatalogException;

class PublishHistoryTest {
  @TempDir private Path folder;

  @Test
  void the_last_rows_since_a_time_are_returned_oldest_first() {
    try (PublishHistory history = PublishHistory.open(folder)) {
      history.add(
          7, List.of(ended(1), ended(2), ended(3), ended(4)), List.of(made(1), made(2), made(3)));
    }
    try (PublishHistory history = PublishHistory.open(folder)) {
      assertThat(history.ended(2, 10)).containsExactly(ended(2), ended(3), ended(4));
      assertThat(history.ended(0, 2)).containsExactly(ended(3), ended(4));
      assertThat(history.made(2, 10)).containsExactly(made(2), made(3));
      assertThat(history.made(0, 1)).containsExactly(made(3));
      assertThat(history.made(4, 1)).isEmpty();
    }
  }

  @Test
  void a_reader_writes_nothing_and_reads_beside_a_writer() throws Exception {
    assertThat(PublishHistory.find(folder)).isEmpty();
    try (PublishHistory history = PublishHistory.open(folder)) {
      long run = history.begin(1, "command");
      history.add(run, List.of(ended(1)), List.of());
      try (PublishHistory reader = PublishHistory.find(folder).orElseThrow()) {
        assertThat(reader.runs(1)).hasSize(1);
        assertThatThrownBy(() -> reader.begin(2, "command")).isInstanceOf(CatalogException.class);
        history.add(run, List.of(ended(2)), List.of());
        assertThat(reader.ended(0, 10)).hasSize(2);
      }
    }
  }

  @Test
  void a_damaged_history_is_renamed_and_a_new_one_begins() throws Exception {
    Files.writeString(folder.resolve("history.db"), "no database at all, whatever its name says");
    try (PublishHistory history = PublishHistory.open(folder)) {
      history.add(history.begin(1, "command"), List.of(ended(1)), List.of());
    }
    assertThat(folder.resolve("history.db.broken"))
        .hasContent("no database at all, whatever its name says");
    try (PublishHistory history = PublishHistory.open(folder)) {
      assertThat(history.ended(0, 10)).hasSize(1);
    }
  }

  @Test
  void a_change_that_fails_leaves_nothing_behind() {
    try (PublishHistory history = PublishHistory.open(folder)) {
      PublishHistory.Made nothing = new PublishHistory.Made(7, 1, "post-1.md", null, 10, 2, 5);
      assertThatThrownBy(() -> history.add(7, List.of(ended(1)), List.of(nothing)))
          .isInstanceOf(CatalogException.class);
      history.add(7, List.of(ended(2)), List.of());
      assertThat(history.ended(0, 10)).containsExactly(ended(2));
    }
  }

  @Test
  void a_history_of_an_earlier_version_has_no_runs() throws Exception {
    try (Connection old =
        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("history.db"))) {
      old.createStatement().execute("CREATE TABLE ended (at INTEGER, source TEXT)");
    }
    assertThat(PublishHistory.find(folder)).isEmpty();
  }

  private static PublishHistory.Ended ended(long at) {
    return new PublishHistory.Ended(7, at, "post-" + at + ".md", "rejected", "LINK", 12, -1);
  }

  private static PublishHistory.Made made(long at) {
    return new PublishHistory.Made(7, at, "post-" + at + ".md", "pdf", 34_567, 3, 89);
  }
}
