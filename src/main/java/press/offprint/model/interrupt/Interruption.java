package press.offprint.model.interrupt;

import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Lock;

/**
 * The check that ends a call after its deadline. The thread of the call is interrupted; each loop
 * over untrusted input checks for this, directly or through {@link InterruptibleText}.
 */
public final class Interruption {
  private Interruption() {}

  /**
   * Throws {@link CancellationException} if this thread was interrupted. The interrupt stays set,
   * so that a library that catches the exception is ended by the next check.
   */
  public static void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("The call was stopped");
    }
  }

  /**
   * Takes a lock.
   *
   * @throws CancellationException if this thread is interrupted while it waits
   */
  public static void lock(Lock lock) {
    try {
      lock.lockInterruptibly();
    } catch (InterruptedException e) {
      throw cancelled();
    }
  }

  /** Returns the exception for an {@link InterruptedException}, and sets the interrupt again. */
  public static CancellationException cancelled() {
    Thread.currentThread().interrupt();
    return new CancellationException("The call was stopped");
  }
}
