package press.offprint.pipeline.exec;

import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import press.offprint.edition.EditionException;
import press.offprint.model.ProblemCode;

/**
 * Keeps what one post does to a thread from reaching any other post: each call runs on a thread of
 * its own ({@link DeepStackThreads}) with a deep stack and a deadline, and a stack or heap that
 * overflows ends that call alone. The heap is everybody's, so who runs out of it may be a neighbour
 * of the one that filled it: a call that did runs once more when no other does, and only then is
 * its post too big. What is known to be heavy runs alone from the start.
 */
public final class IsolatedExecutor {
  private static final long GRACE_MILLIS = 5_000;

  /** How many times its limit a call may take by the clock. */
  private static final int PATIENCE = 5;

  /** The least time between two looks at a call. */
  private static final long TICK = TimeUnit.MILLISECONDS.toNanos(50);

  private final int seconds;
  private final DeepStackThreads threads = new DeepStackThreads(TimeUnit.SECONDS.toNanos(1));
  // Fair, or a heavy call would wait for ever for a moment in which nobody else runs.
  private final ReentrantReadWriteLock heap = new ReentrantReadWriteLock(true);

  public IsolatedExecutor(int seconds) {
    this.seconds = seconds;
  }

  /**
   * The result of {@code work}.
   *
   * @param what names the step in messages, such as {@code "the PDF"}
   * @throws EditionException where a limit ended it, or whatever unchecked exception it threw
   */
  public <T> T call(String what, Callable<T> work) {
    return call(what, false, work);
  }

  /**
   * As {@link #call(String, Callable)}.
   *
   * @param heavy whether it is likely to need much of the heap
   */
  public <T> T call(String what, boolean heavy, Callable<T> work) {
    if (DeepStackThreads.isOne(Thread.currentThread())) {
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
          ProblemCode.LIMIT_SIZE, "The post needs more memory for " + what + " than there is.", e);
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
    DeepStackThreads.Running<T> call = threads.begin(what, work);
    try {
      return inTime(call);
    } catch (TimeoutException e) {
      call.task().cancel(true);
      leave(call.thread());
      throw new EditionException(
          ProblemCode.LIMIT_TIME, "Making " + what + " took more than " + seconds + " seconds.", e);
    } catch (InterruptedException e) {
      call.task().cancel(true);
      Thread.currentThread().interrupt();
      throw new CancellationException("Stopped while making " + what);
    } catch (ExecutionException e) {
      throw translated(what, e.getCause());
    }
  }

  // A post is not to blame for what else this machine does: what counts is the time that it had a
  // processor, and the clock's only where it waits for ever.
  private <T> T inTime(DeepStackThreads.Running<T> call)
      throws InterruptedException, ExecutionException, TimeoutException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds) * PATIENCE;
    long left = TimeUnit.SECONDS.toNanos(seconds);
    while (true) {
      try {
        return call.task().get(left, TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        long all = ManagementFactory.getThreadMXBean().getThreadCpuTime(call.thread().getId());
        long used = all - call.earlierNanos();
        left = Math.max(TICK, TimeUnit.SECONDS.toNanos(seconds) - used);
        if (used >= TimeUnit.SECONDS.toNanos(seconds) || System.nanoTime() > end) {
          throw e;
        }
      }
    }
  }

  // What ends soon gives its memory back before anybody else's work begins.
  private static void leave(Thread thread) {
    try {
      thread.join(GRACE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static RuntimeException translated(String what, Throwable cause) {
    if (isOutOfHeap(cause)) {
      return new OutOfHeap(cause);
    }
    if (RootCauses.find(cause, StackOverflowError.class).isPresent()) {
      return new EditionException(
          ProblemCode.LIMIT_DEPTH,
          "Something in the post is nested too deeply for " + what + ".",
          cause);
    }
    if (cause instanceof RuntimeException unchecked) {
      return unchecked;
    }
    return new IllegalStateException("Making " + what + " failed: " + cause, cause);
  }

  // Libraries wrap what they do not expect.
  private static boolean isOutOfHeap(Throwable cause) {
    return RootCauses.find(cause, OutOfMemoryError.class).isPresent();
  }

  /** The heap was full; whose fault that is cannot be told. */
  private static final class OutOfHeap extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutOfHeap(Throwable cause) {
      super(cause);
    }
  }
}
