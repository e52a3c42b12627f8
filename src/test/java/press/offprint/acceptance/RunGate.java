package press.offprint.acceptance;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A step of a route that stops a run of this process until the test has looked at its files. In a
 * process without a test it lets nothing through, so that the process can be killed there.
 */
public final class RunGate {
  private static final long SECONDS = 120;

  private static volatile CountDownLatch reached = new CountDownLatch(1);
  private static volatile CountDownLatch open = new CountDownLatch(1);

  /** Closes the gate. */
  static void close() {
    reached = new CountDownLatch(1);
    open = new CountDownLatch(1);
  }

  /** Waits until a run is at the gate. */
  static void awaitRun() throws InterruptedException {
    if (!reached.await(SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("No run came to the gate");
    }
  }

  /** Lets the run go on. */
  static void open() {
    open.countDown();
  }

  /** The step. */
  public void pass() throws InterruptedException {
    reached.countDown();
    if (!open.await(SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("The gate stayed closed");
    }
  }
}
