package press.offprint.pipeline.disk.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreJournalTest {
  @TempDir private Path folder;
  private Path file;
  private StoreJournal journal;

  @BeforeEach
  void open() {
    file = folder.resolve("stored.txt");
    journal = new StoreJournal(file);
  }

  @Test
  void the_next_process_reads_the_paths_that_were_not_settled() throws IOException {
    journal.announce(List.of("a.html", "b.html"));
    journal.announce(List.of("b.html", "c.html"));
    journal.settle(Set.of("b.html"));
    StoreJournal next = new StoreJournal(file);
    assertThat(next.read()).containsExactly("a.html", "c.html");
    next.settle(Set.of("a.html", "c.html"));
    assertThat(next.isEmpty()).isTrue();
    assertThat(file).doesNotExist();
  }

  @Test
  void a_line_that_a_crash_cut_short_is_ignored_and_does_not_damage_the_next() throws IOException {
    journal.announce(List.of("a.html"));
    Files.writeString(file, "posts/hal", StandardOpenOption.APPEND);
    StoreJournal next = new StoreJournal(file);
    assertThat(next.read()).containsExactly("a.html");
    next.announce(List.of("b.html"));
    assertThat(new StoreJournal(file).read()).contains("a.html", "b.html");
  }

  @Test
  void a_settled_path_that_a_crash_cut_short_is_read_again() throws IOException {
    journal.announce(List.of("a.html", "b.html"));
    journal.settle(Set.of("a.html"));
    Files.writeString(file, Files.readString(file).replace("a.html/", "a.html"));
    assertThat(new StoreJournal(file).read()).containsExactly("a.html", "b.html");
  }

  @Test
  void the_file_of_a_long_run_stays_short() throws IOException {
    journal.announce(List.of("open.html"));
    for (int post = 0; post < 10_000; post++) {
      String path = "post-" + post + ".html";
      journal.announce(List.of(path));
      journal.settle(Set.of(path));
    }
    assertThat(Files.readAllLines(file)).hasSizeLessThan(5_000);
    assertThat(new StoreJournal(file).read()).containsExactly("open.html");
  }

  @Test
  void without_a_state_folder_nothing_is_written() throws IOException {
    StoreJournal stateless = new StoreJournal(folder.resolve("missing/stored.txt"));
    stateless.announce(List.of("a.html"));
    assertThat(stateless.isEmpty()).isTrue();
    assertThat(folder).isEmptyDirectory();
  }
}
