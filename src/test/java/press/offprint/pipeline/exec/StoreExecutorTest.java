package press.offprint.pipeline.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who computes does not wait for the disk, unless more waits to be stored than memory is for. */
@Timeout(60)
class StoreExecutorTest {
  private final CountDownLatch written = new CountDownLatch(1);
  private final StoreExecutor storing = new StoreExecutor(2);

  @AfterEach
  void end() {
    written.countDown();
    storing.shutdownNow();
  }

  @Test
  void who_brings_a_post_goes_on_while_it_is_stored() {
    storing.execute(this::store);
    storing.execute(this::store);
    assertThat(storing.getCompletedTaskCount()).isZero();
  }

  @Test
  void who_brings_one_too_many_waits_until_one_is_stored() throws Exception {
    storing.execute(this::store);
    storing.execute(this::store);
    CompletableFuture<Void> third = CompletableFuture.runAsync(() -> storing.execute(() -> {}));
    assertThat(third.completeOnTimeout(null, 200, TimeUnit.MILLISECONDS).get()).isNull();
    assertThat(storing.getActiveCount()).isEqualTo(2);
    written.countDown();
    storing.submit(() -> {}).get(10, TimeUnit.SECONDS);
  }

  @Test
  void a_post_that_fails_makes_room_as_well() throws Exception {
    for (int i = 0; i < 5; i++) {
      storing.execute(
          () -> {
            throw new Failed();
          });
    }
    assertThat(storing.submit(() -> "next").get(10, TimeUnit.SECONDS)).isEqualTo("next");
  }

  @Test
  void once_it_ended_it_says_so_to_everyone() {
    storing.shutdown();
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> storing.execute(() -> {}))
          .isInstanceOf(RejectedExecutionException.class);
    }
  }

  private void store() {
    try {
      written.await();
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
