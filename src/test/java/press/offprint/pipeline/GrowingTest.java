package press.offprint.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GrowingTest {
  @Test
  void who_holds_the_shorter_list_sees_nothing_of_the_longer_one() {
    Growing<String> one = Growing.of(List.of("page"));
    Growing<String> two = one.and(List.of("pdf"));
    assertThat(one.all()).containsExactly("page");
    assertThat(two.all()).containsExactly("page", "pdf");
  }

  @Test
  void two_lists_made_from_one_know_nothing_of_each_other() {
    Growing<String> one = Growing.of(List.of("page"));
    Growing<String> two = one.and(List.of("pdf"));
    Growing<String> other = one.and(List.of("epub", "feed"));
    assertThat(two.and(List.of("text")).all()).containsExactly("page", "pdf", "text");
    assertThat(other.all()).containsExactly("page", "epub", "feed");
  }
}
