package press.offprint.pipeline.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AppendOnlyListTest {
  @Test
  void who_holds_the_shorter_list_sees_nothing_of_the_longer_one() {
    AppendOnlyList<String> one = AppendOnlyList.of(List.of("page"));
    AppendOnlyList<String> two = one.and(List.of("pdf"));
    assertThat(one.all()).containsExactly("page");
    assertThat(two.all()).containsExactly("page", "pdf");
  }

  @Test
  void two_lists_made_from_one_know_nothing_of_each_other() {
    AppendOnlyList<String> one = AppendOnlyList.of(List.of("page"));
    AppendOnlyList<String> two = one.and(List.of("pdf"));
    AppendOnlyList<String> other = one.and(List.of("epub", "feed"));
    assertThat(two.and(List.of("text")).all()).containsExactly("page", "pdf", "text");
    assertThat(other.all()).containsExactly("page", "epub", "feed");
  }
}
