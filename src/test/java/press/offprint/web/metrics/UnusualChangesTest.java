package press.offprint.web.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import press.offprint.catalog.history.PublishHistory.Made;

/** What is unusual follows from the changes of a site, and from no fixed number. */
class UnusualChangesTest {
  private final List<Made> made = new ArrayList<>();

  private void made(long bytes, int pages) {
    made.add(new Made(made.size(), made.size(), "posts/a.md", "pdf", bytes, pages, 10));
  }

  @Test
  void nothing_is_unusual_before_ten_changes() {
    for (int i = 0; i < 9; i++) {
      made(100_000, 10);
    }
    made(1_000, 1);
    assertThat(UnusualChanges.of(made)).isEmpty();
  }

  @Test
  void a_change_is_unusual_on_a_quiet_site_and_usual_on_one_that_changes_much() {
    for (int i = 0; i < 20; i++) {
      made(100_000 + 100 * i, 10);
    }
    made(200_000, 10);
    assertThat(UnusualChanges.of(made))
        .singleElement()
        .satisfies(odd -> assertThat(odd.what()).isEqualTo("size"));
    made.clear();
    for (int i = 0; i < 20; i++) {
      made(i % 2 == 0 ? 100_000 : 160_000, 10);
    }
    made(200_000, 10);
    assertThat(UnusualChanges.of(made)).isEmpty();
  }

  @Test
  void lost_pages_are_named_before_their_size() {
    for (int i = 0; i < 12; i++) {
      made(100_000, 10);
    }
    made(20_000, 2);
    assertThat(UnusualChanges.of(made))
        .singleElement()
        .satisfies(
            odd -> {
              assertThat(odd.what()).isEqualTo("pages");
              assertThat(odd.change()).isEqualTo("−80 %");
            });
  }
}
