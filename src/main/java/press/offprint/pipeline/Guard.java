package press.offprint.pipeline;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import press.offprint.edition.EditionException;
import press.offprint.model.Code;

/**
 * Keeps what one post does to a thread from reaching any other post: each call runs on a thread of
 * its own with a deep stack and a deadline, and a stack or heap that overflows ends that call
 * alone. The heap is everybody's, so who runs out of it may be a neighbour of the one that filled
 * it: a call that did runs once more when no other does, and only then is its post too big. What is
 * known to be heavy runs alone from the start.
 */
final class Guard {
  // Reserved, not committed: parsers and layout engines recurse once for each level of nesting.
  private static final long STACK_BYTES = 64L << 20;

  private final int seconds;
  // Fair, or a heavy call would wait for ever for a moment in which nobody else runs.
  private final ReentrantReadWriteLock heap = new ReentrantReadWriteLock(true);

  Guard(int seconds) {
    this.seconds = seconds;
  }

  /**
   * The result of {@code work}.
   *
   * @param what names the step in messages, such as {@code "the PDF"}
   * @throws EditionException where a limit ended it, or whatever unchecked exception it threw
   */
  <T> T call(String what, Callable<T> work) {
    return call(what, false, work);
  }

  /**
   * As {@link #call(String, Callable)}.
   *
   * @param heavy whether it is likely to need much of the heap
   */
  <T> T call(String what, boolean heavy, Callable<T> work) {
    if (Thread.currentThread() instanceof Worker) {
      // The call that it belongs to has its place on the heap already.
      return run(what, work);
    }
    if (!heavy) {
      try {
        return during(heap.readLock(), what, work);
      } catch (OutOfHeap e) {
        // Tried again below.
      }
    }
    try {
      return during(heap.writeLock(), what, work);
    } catch (OutOfHeap e) {
      throw new EditionException(
          Code.LIMIT_SIZE, "The post needs more memory for " + what + " than there is.", e);
    }
  }

  private <T> T during(Lock lock, String what, Callable<T> work) {
    lock.lock();
    try {
      return run(what, work);
    } finally {
      lock.unlock();
    }
  }

  private <T> T run(String what, Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Worker(task, what);
    thread.start();
    try {
      return task.get(seconds, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      task.cancel(true);
      throw new EditionException(
          Code.LIMIT_TIME, "Making " + what + " took more than " + seconds + " seconds.", e);
    } catch (InterruptedException e) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      throw new CancellationException("Stopped while making " + what);
    } catch (ExecutionException e) {
      throw translated(what, e.getCause());
    }
  }

  private static RuntimeException translated(String what, Throwable cause) {
    if (isOutOfHeap(cause)) {
      return new OutOfHeap(cause);
    }
    if (cause instanceof StackOverflowError) {
      return new EditionException(
          Code.LIMIT_DEPTH, "Something in the post is nested too deeply for " + what + ".", cause);
    }
    if (cause instanceof RuntimeException unchecked) {
      return unchecked;
    }
    return new IllegalStateException("Making " + what + " failed: " + cause, cause);
  }

  // Libraries wrap what they do not expect.
  private static boolean isOutOfHeap(Throwable cause) {
    return Causes.find(cause, OutOfMemoryError.class).isPresent();
  }

  private static final class Worker extends Thread {
    Worker(Runnable work, String what) {
      super(null, work, "offprint-" + what, STACK_BYTES);
      setDaemon(true);
    }
  }

  /** The heap was full; whose fault that is cannot be told. */
  private static final class OutOfHeap extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutOfHeap(Throwable cause) {
      super(cause);
    }
  }
}
