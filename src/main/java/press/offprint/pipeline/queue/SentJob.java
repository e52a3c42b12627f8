package press.offprint.pipeline.queue;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.concurrent.TimeUnit;

/** A job that waits for its receipt. */
final class SentJob {
  private final RenderJob job;

  @GuardedBy("this")
  private RenderReceipt receipt;

  @GuardedBy("this")
  private long sentAt;

  SentJob(RenderJob job) {
    this.job = job;
  }

  RenderJob job() {
    return job;
  }

  /** Sets the number of lost connections before the job was sent. */
  synchronized void sentAt(long losses) {
    sentAt = losses;
  }

  synchronized long sentAt() {
    return sentAt;
  }

  synchronized boolean isAnswered() {
    return receipt != null;
  }

  synchronized void answer(RenderReceipt answer) {
    receipt = answer;
    notifyAll();
  }

  /** Waits for another receipt. */
  synchronized void reset() {
    receipt = null;
  }

  /** Waits for the receipt for at most {@code millis}; returns null if there is none. */
  synchronized RenderReceipt await(long millis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    try {
      long left = millis;
      while (receipt == null && left > 0) {
        wait(left);
        left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return receipt;
  }
}
