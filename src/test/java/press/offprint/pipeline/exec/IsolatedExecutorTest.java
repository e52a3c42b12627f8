package press.offprint.pipeline.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import press.offprint.edition.EditionException;
import press.offprint.model.problem.ProblemCode;

/** A call that exceeds its stack, heap or time does not affect other calls. */
@Isolated
@Timeout(60)
class IsolatedExecutorTest {
  private final IsolatedExecutor executor = new IsolatedExecutor(20);

  @Test
  void a_stack_overflow_ends_one_call_only() {
    assertLimit(ProblemCode.LIMIT_DEPTH, () -> executor.call("the page", () -> deeper(0)));
    assertThat(executor.call("the page", () -> "next")).isEqualTo("next");
  }

  @Test
  void a_stack_overflow_that_a_library_wrapped_is_also_a_limit() {
    assertLimit(
        ProblemCode.LIMIT_DEPTH,
        () ->
            executor.call(
                "the page",
                () -> {
                  throw new IllegalStateException(new StackOverflowError());
                }));
  }

  @Test
  void a_heap_overflow_ends_one_call_only() {
    assertLimit(
        ProblemCode.LIMIT_SIZE,
        () -> executor.call("the page", () -> new long[Integer.MAX_VALUE - 8][64].length));
    assertThat(executor.call("the page", () -> "next")).isEqualTo("next");
  }

  @Test
  void a_call_that_ran_out_of_heap_beside_another_is_repeated_alone() throws Exception {
    CountDownLatch otherRuns = new CountDownLatch(1);
    CountDownLatch otherMayEnd = new CountDownLatch(1);
    AtomicBoolean otherEnded = new AtomicBoolean();
    CompletableFuture<String> other =
        CompletableFuture.supplyAsync(
            () ->
                executor.call(
                    "the PDF",
                    () -> {
                      otherRuns.countDown();
                      otherMayEnd.await();
                      otherEnded.set(true);
                      return "other";
                    }));
    otherRuns.await();
    AtomicInteger attempts = new AtomicInteger();
    CompletableFuture<String> victim =
        CompletableFuture.supplyAsync(
            () ->
                executor.call(
                    "the page",
                    () -> {
                      if (attempts.incrementAndGet() == 1) {
                        otherMayEnd.countDown();
                        throw new IllegalStateException(
                            new OutOfMemoryError("caused by another call"));
                      }
                      return otherEnded.get() ? "alone" : "beside";
                    }));
    assertThat(victim.get(30, TimeUnit.SECONDS)).isEqualTo("alone");
    assertThat(other.get(30, TimeUnit.SECONDS)).isEqualTo("other");
    assertThat(attempts).hasValue(2);
  }

  @Test
  void a_nested_call_does_not_cause_a_deadlock() {
    assertThat(
            executor.call("the feed", true, () -> executor.call("the article", true, () -> "in")))
        .isEqualTo("in");
  }

  @Test
  void a_call_that_takes_too_long_is_abandoned() {
    assertLimit(
        ProblemCode.LIMIT_TIME,
        () ->
            new IsolatedExecutor(1)
                .call("the page", () -> new CountDownLatch(1).await(1, TimeUnit.HOURS)));
  }

  @Test
  void a_heavy_call_makes_other_heavy_calls_wait_and_no_other() throws Exception {
    CountDownLatch heavyRuns = new CountDownLatch(1);
    CountDownLatch heavyMayEnd = new CountDownLatch(1);
    CompletableFuture<String> heavy =
        CompletableFuture.supplyAsync(
            () -> executor.call("the PDF", true, () -> waited(heavyRuns, heavyMayEnd)));
    heavyRuns.await();
    try {
      assertThat(executor.callWithin(5_000, "the article", false, () -> "read")).hasValue("read");
      assertThat(executor.callWithin(10, "the article", true, () -> "read")).isEmpty();
    } finally {
      heavyMayEnd.countDown();
    }
    assertThat(heavy.get(30, TimeUnit.SECONDS)).isEqualTo("ended");
    assertThat(executor.callWithin(5_000, "the article", true, () -> "read")).hasValue("read");
  }

  @Test
  void a_short_call_that_ran_out_of_heap_waits_for_no_other_to_be_repeated() throws Exception {
    CountDownLatch otherRuns = new CountDownLatch(1);
    CountDownLatch otherMayEnd = new CountDownLatch(1);
    CompletableFuture<String> other =
        CompletableFuture.supplyAsync(
            () -> executor.call("the PDF", () -> waited(otherRuns, otherMayEnd)));
    otherRuns.await();
    CompletableFuture<Optional<String>> brief =
        CompletableFuture.supplyAsync(
            () ->
                executor.callWithin(
                    10,
                    "the article",
                    false,
                    () -> {
                      throw new IllegalStateException(new OutOfMemoryError("caused by another"));
                    }));
    try {
      assertThat(brief.get(5, TimeUnit.SECONDS)).isEmpty();
    } finally {
      otherMayEnd.countDown();
    }
    assertThat(other.get(30, TimeUnit.SECONDS)).isEqualTo("ended");
  }

  private static String waited(CountDownLatch runs, CountDownLatch mayEnd) throws Exception {
    runs.countDown();
    mayEnd.await();
    return "ended";
  }

  private static int deeper(int depth) {
    return depth < 0 ? depth : 1 + deeper(depth + 1);
  }

  private static void assertLimit(ProblemCode code, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(EditionException.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
