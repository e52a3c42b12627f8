package press.offprint.catalog.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  private static PublishHistory.Ended ended(long at) {
    return new PublishHistory.Ended(7, at, "post-" + at + ".md", "rejected", "LINK", 12, -1);
  }

  private static PublishHistory.Made made(long at) {
    return new PublishHistory.Made(7, at, "post-" + at + ".md", "pdf", 34_567, 3, 89);
  }
}
