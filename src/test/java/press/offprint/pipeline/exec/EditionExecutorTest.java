package press.offprint.pipeline.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A post that is alone has its editions made on all cores; where each core has a post, it makes its
 * editions itself. Branches are handed out as Camel does: each hands out the next, then works,
 * while whoever handed out the first waits for all.
 */
@Timeout(60)
class EditionExecutorTest {
  private static final int CORES = 2;

  private final AtomicInteger met = new AtomicInteger();
  private final PostExecutor workers = new PostExecutor(CORES);
  private final EditionExecutor branches = new EditionExecutor(CORES, workers);

  @AfterEach
  void end() {
    workers.shutdownNow();
    branches.shutdownNow();
  }

  @Test
  void two_editions_of_one_post_are_made_side_by_side() throws Exception {
    for (int post = 1; post <= 3; post++) {
      CyclicBarrier both = new CyclicBarrier(2);
      workers.submit(() -> make(2, () -> meet(both))).get(20, TimeUnit.SECONDS);
      assertThat(met).hasValue(2 * post);
      // Editions are told of before their threads are free again.
      await().until(() -> branches.getActiveCount() == 0 && workers.getActiveCount() == 0);
    }
  }

  @Test
  void whoever_is_no_worker_has_them_made_side_by_side_too() throws Exception {
    CyclicBarrier both = new CyclicBarrier(2);
    make(2, () -> meet(both));
    assertThat(met).hasValue(2);
  }

  @Test
  void with_many_posts_no_more_editions_are_made_at_once_than_there_are_cores() throws Exception {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Future<?>> posts = new ArrayList<>();
    for (int post = 0; post < 200; post++) {
      posts.add(workers.submit(() -> make(3, () -> compute(now, most))));
    }
    for (Future<?> post : posts) {
      post.get(30, TimeUnit.SECONDS);
    }
    // One more for a moment: while a post begins, the last of the one before may be under way.
    assertThat(most.get()).isLessThanOrEqualTo(CORES + 1);
  }

  private void make(int editions, Runnable work) {
    CompletableFuture<?>[] made = new CompletableFuture<?>[editions];
    for (int i = 0; i < editions; i++) {
      made[i] = new CompletableFuture<>();
    }
    branches.execute(() -> branch(0, made, work));
    try {
      CompletableFuture.allOf(made).get(30, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  private void branch(int at, CompletableFuture<?>[] made, Runnable work) {
    if (at + 1 < made.length) {
      branches.execute(() -> branch(at + 1, made, work));
    }
    work.run();
    made[at].complete(null);
  }

  // One after the other they would wait for each other in vain.
  private void meet(CyclicBarrier both) {
    try {
      both.await(3, TimeUnit.SECONDS);
      met.incrementAndGet();
    } catch (BrokenBarrierException | TimeoutException e) {
      // Counted by what is missing.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void compute(AtomicInteger now, AtomicInteger most) {
    most.accumulateAndGet(now.incrementAndGet(), Math::max);
    for (int i = 0; i < 20_000; i++) {
      Thread.onSpinWait();
    }
    now.decrementAndGet();
  }
}
