package press.offprint.pipeline.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which threads take another call, and which end. */
@Timeout(60)
class DeepStackThreadsTest {
  private final DeepStackThreads threads = new DeepStackThreads(TimeUnit.HOURS.toNanos(1));

  @Test
  void a_thread_takes_another_call_after_one_that_ended_well() throws Exception {
    Thread first = ended(threads, () -> "").thread();
    DeepStackThreads.Running<String> next =
        threads.begin("the article", () -> Thread.currentThread().getName());
    assertThat(next.thread()).isSameAs(first);
    assertThat(next.earlierNanos()).isPositive();
    assertThat(next.task().get()).isEqualTo("offprint-the article");
  }

  @Test
  void a_thread_on_which_anything_was_thrown_ends() throws Exception {
    DeepStackThreads.Running<String> failing =
        threads.begin(
            "the page",
            () -> {
              throw new IllegalStateException("refused");
            });
    assertThatThrownBy(failing.task()::get).hasRootCauseMessage("refused");
    failing.thread().join();
    assertThat(threads.begin("the page", () -> "").thread()).isNotSameAs(failing.thread());
  }

  @Test
  void a_thread_whose_call_was_given_up_ends() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    DeepStackThreads.Running<Boolean> endless =
        threads.begin("the page", () -> never.await(1, TimeUnit.HOURS));
    endless.task().cancel(true);
    endless.thread().join();
    assertThat(threads.begin("the page", () -> "").thread()).isNotSameAs(endless.thread());
  }

  @Test
  void the_mark_of_an_interrupt_stays_with_the_call_that_left_it() throws Exception {
    Callable<String> marked =
        () -> {
          Thread.currentThread().interrupt();
          return "";
        };
    Thread first = ended(threads, marked).thread();
    DeepStackThreads.Running<Boolean> next =
        threads.begin("the page", () -> Thread.currentThread().isInterrupted());
    assertThat(next.thread()).isSameAs(first);
    assertThat(next.task().get()).isFalse();
  }

  @Test
  void an_idle_thread_that_is_interrupted_ends_and_nobody_waits_for_it() throws Exception {
    Thread first = ended(threads, () -> "").thread();
    first.interrupt();
    first.join();
    assertThat(threads.begin("the page", () -> "next").task().get()).isEqualTo("next");
  }

  @Test
  void a_thread_whose_time_is_over_takes_no_other_call() throws Exception {
    DeepStackThreads brief = new DeepStackThreads(0);
    DeepStackThreads.Running<String> only = brief.begin("the page", () -> "");
    assertThat(only.task().get()).isEmpty();
    only.thread().join();
    assertThat(brief.begin("the page", () -> "").thread()).isNotSameAs(only.thread());
  }

  /** A call that ended, on a thread that waits for the next one. */
  private static <T> DeepStackThreads.Running<T> ended(DeepStackThreads threads, Callable<T> work)
      throws Exception {
    DeepStackThreads.Running<T> call = threads.begin("the page", work);
    call.task().get();
    while (call.thread().getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    return call;
  }
}
