package press.offprint.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Cores compute while posts wait for the disk, and no more posts compute than there are cores. */
@Timeout(60)
class WorkersTest {
  private Workers workers = new Workers(2);

  @AfterEach
  void end() {
    workers.shutdownNow();
  }

  @Test
  void who_waits_for_the_disk_lets_another_compute() throws Exception {
    CountDownLatch written = new CountDownLatch(1);
    CountDownLatch bothWait = new CountDownLatch(2);
    List<Future<?>> waiting = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      waiting.add(
          workers.submit(
              () ->
                  workers.lendWhile(
                      () -> {
                        bothWait.countDown();
                        await(written);
                      })));
    }
    bothWait.await();
    assertThat(workers.submit(() -> "computed").get(10, TimeUnit.SECONDS)).isEqualTo("computed");
    written.countDown();
    for (Future<?> post : waiting) {
      post.get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void never_do_more_compute_than_there_are_turns() throws Exception {
    AtomicInteger computing = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Future<?>> posts = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      posts.add(
          workers.submit(
              () -> {
                compute(computing, most);
                workers.lendWhile(WorkersTest::work);
                compute(computing, most);
              }));
    }
    for (Future<?> post : posts) {
      post.get(30, TimeUnit.SECONDS);
    }
    assertThat(most.get()).isLessThanOrEqualTo(2);
  }

  @Test
  void a_post_that_fails_gives_its_turn_back() throws Exception {
    for (int i = 0; i < 5; i++) {
      workers.execute(
          () -> {
            throw new Failed();
          });
    }
    assertThat(workers.submit(() -> "next").get(10, TimeUnit.SECONDS)).isEqualTo("next");
  }

  @Test
  void where_one_thread_is_asked_for_one_post_is_under_way() {
    workers.shutdownNow();
    workers = new Workers(1);
    assertThat(workers.getMaximumPoolSize()).isEqualTo(1);
  }

  @Test
  void who_is_no_worker_has_no_turn_to_lend() throws Exception {
    AtomicInteger computing = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    for (int i = 0; i < 3; i++) {
      workers.lendWhile(() -> {});
    }
    List<Future<?>> posts = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      posts.add(workers.submit(() -> compute(computing, most)));
    }
    for (Future<?> post : posts) {
      post.get(30, TimeUnit.SECONDS);
    }
    assertThat(most.get()).isLessThanOrEqualTo(2);
  }

  private static void compute(AtomicInteger computing, AtomicInteger most) {
    most.accumulateAndGet(computing.incrementAndGet(), Math::max);
    work();
    computing.decrementAndGet();
  }

  private static void work() {
    for (int i = 0; i < 20_000; i++) {
      Thread.onSpinWait();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Told to nobody: the pool's thread ends with it. */
  private static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }
}
