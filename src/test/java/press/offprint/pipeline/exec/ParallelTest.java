package press.offprint.pipeline.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A parallel map with a limited number of threads. */
class ParallelTest {
  private static final List<Integer> ITEMS = IntStream.range(0, 100).boxed().toList();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 200})
  void the_results_are_in_the_order_of_the_items(int threads) {
    assertThat(Parallel.map(threads, ITEMS, i -> i * i))
        .isEqualTo(ITEMS.stream().map(i -> i * i).toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void no_more_threads_work_than_are_allowed(int threads) {
    Set<Thread> used = ConcurrentHashMap.newKeySet();
    Parallel.map(threads, ITEMS, i -> used.add(Thread.currentThread()));
    assertThat(used).hasSizeLessThanOrEqualTo(threads);
  }

  @Test
  void an_exception_of_an_item_is_thrown() {
    assertThatThrownBy(
            () ->
                Parallel.map(
                    2,
                    ITEMS,
                    i -> {
                      if (i == 42) {
                        throw new IllegalStateException("item 42");
                      }
                      return i;
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("item 42");
  }
}
