package press.offprint.pipeline.exec;

import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import press.offprint.edition.EditionException;
import press.offprint.model.problem.ProblemCode;

/**
 * Runs each call on a thread with a deep stack and a deadline, so that a stack overflow, an endless
 * loop or a full heap ends that call alone. At its deadline the thread of a call is interrupted;
 * work on untrusted input ends by {@link press.offprint.model.interrupt.Interruption}. All calls
 * share one heap, so an OutOfMemoryError may hit an innocent call. Such a call is repeated once
 * alone; only if it fails again is its post rejected. Only one call that is known to be heavy runs
 * at a time, beside others: a post that takes long would otherwise make all others wait. Safe for
 * many threads.
 */
public final class IsolatedExecutor {
  // Reserved, not committed: parsers and layout engines recurse once for each level of nesting.
  private static final long STACK_BYTES = 64L << 20;

  private static final long GRACE_MILLIS = 5_000;

  /** The wall-clock limit of a call, as a multiple of its limit of processor time. */
  private static final int WALL_CLOCK_FACTOR = 5;

  /** The shortest time between two checks of a call. */
  private static final long TICK = TimeUnit.MILLISECONDS.toNanos(50);

  private final int seconds;
  // Fair: a call that runs alone would wait without end for a moment in which no other runs.
  private final ReentrantReadWriteLock heap = new ReentrantReadWriteLock(true);
  private final ReentrantLock heavyCalls = new ReentrantLock(true);

  /**
   * Creates the executor.
   *
   * @param seconds processor time that a call may take
   */
  public IsolatedExecutor(int seconds) {
    this.seconds = seconds;
  }

  /** Returns true if a call that needs this much of the heap could leave too little for others. */
  public static boolean isTight(long bytes) {
    Runtime runtime = Runtime.getRuntime();
    long free = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
    return bytes > free / 2;
  }

  /**
   * Returns the result of {@code work}.
   *
   * @param what names the step in messages, such as {@code "the PDF"}
   * @throws EditionException if a limit ended it; any unchecked exception that it threw
   */
  public <T> T call(String what, Callable<T> work) {
    return call(what, false, work);
  }

  /**
   * Returns the result of {@code work}, as {@link #call(String, Callable)} does.
   *
   * @param heavy true if it is likely to need much of the heap; such calls wait for each other
   */
  public <T> T call(String what, boolean heavy, Callable<T> work) {
    return call(what, heavy, 1, work);
  }

  /**
   * Returns the result of {@code work}, as {@link #call(String, Callable)} does.
   *
   * @param times the limit of processor time is so many times that of a post
   */
  public <T> T call(String what, boolean heavy, int times, Callable<T> work) {
    try {
      long limit = TimeUnit.SECONDS.toNanos((long) seconds * times);
      return call(what, heavy, limit, Long.MAX_VALUE, work);
    } catch (TimeoutException e) {
      throw new EditionException(ProblemCode.LIMIT_TIME, e.getMessage(), e);
    }
  }

  /**
   * Returns the result of {@code work}, as {@link #call(String, boolean, Callable)} does; empty if
   * it took longer than a part of its limit, or would have to wait longer for its share of the
   * heap.
   *
   * @param millis processor time that the call may take now, and the longest wait before it
   */
  public <T> Optional<T> callWithin(long millis, String what, boolean heavy, Callable<T> work) {
    try {
      long limit = TimeUnit.MILLISECONDS.toNanos(millis);
      return Optional.of(call(what, heavy, limit, limit, work));
    } catch (TimeoutException e) {
      return Optional.empty();
    }
  }

  private <T> T call(String what, boolean heavy, long limit, long wait, Callable<T> work)
      throws TimeoutException {
    if (Thread.currentThread() instanceof DeepThread) {
      // The outer call has its share of the heap already.
      return run(what, limit, work);
    }
    try {
      return heavy
          ? during(heavyCalls, what, wait, () -> during(heap.readLock(), what, limit, wait, work))
          : during(heap.readLock(), what, limit, wait, work);
    } catch (OutOfHeap e) {
      // Repeated below, alone.
    }
    try {
      return during(heap.writeLock(), what, limit, wait, work);
    } catch (OutOfHeap e) {
      throw new EditionException(
          ProblemCode.LIMIT_SIZE,
          "The post needs more memory for " + what + " than is available.",
          e);
    }
  }

  private <T> T during(Lock lock, String what, long limit, long wait, Callable<T> work)
      throws TimeoutException {
    return during(lock, what, wait, () -> run(what, limit, work));
  }

  /** A call in its limits. */
  private interface LimitedCall<T> {
    T run() throws TimeoutException;
  }

  private static <T> T during(Lock lock, String what, long wait, LimitedCall<T> call)
      throws TimeoutException {
    try {
      if (!lock.tryLock(wait, TimeUnit.NANOSECONDS)) {
        throw new TimeoutException("Other calls need the memory that making " + what + " needs.");
      }
    } catch (InterruptedException e) {
      throw stopped(what);
    }
    try {
      return call.run();
    } finally {
      lock.unlock();
    }
  }

  private <T> T run(String what, long limit, Callable<T> work) throws TimeoutException {
    FutureTask<T> task = new FutureTask<>(work);
    DeepThread thread = new DeepThread(task, what);
    thread.start();
    try {
      return inTime(task, thread, limit);
    } catch (TimeoutException e) {
      task.cancel(true);
      awaitEnd(thread);
      throw late(what, limit, thread.isAlive());
    } catch (InterruptedException e) {
      task.cancel(true);
      throw stopped(what);
    } catch (ExecutionException e) {
      throw translated(what, e.getCause());
    }
  }

  private static CancellationException stopped(String what) {
    Thread.currentThread().interrupt();
    return new CancellationException("Stopped while making " + what);
  }

  private static TimeoutException late(String what, long limit, boolean running) {
    return new TimeoutException(
        "Making "
            + what
            + " took more than "
            + TimeUnit.NANOSECONDS.toSeconds(limit)
            + " seconds."
            + (running ? " It could not be stopped and still uses a processor." : ""));
  }

  // Processor time counts, because a busy machine is not the post's fault. The wall clock counts
  // only for a call that waits without end.
  private static <T> T inTime(FutureTask<T> task, Thread thread, long limit)
      throws InterruptedException, ExecutionException, TimeoutException {
    long end = System.nanoTime() + limit * WALL_CLOCK_FACTOR;
    long left = limit;
    while (true) {
      try {
        return task.get(left, TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        long used = ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.getId());
        left = Math.max(TICK, limit - used);
        if (used >= limit || System.nanoTime() > end) {
          throw e;
        }
      }
    }
  }

  // A call that ends soon frees its memory before the next call starts.
  private static void awaitEnd(Thread thread) {
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

  // Libraries wrap errors that they do not expect.
  private static boolean isOutOfHeap(Throwable cause) {
    return RootCauses.find(cause, OutOfMemoryError.class).isPresent();
  }

  /** A thread with a deep stack, for one call. */
  private static final class DeepThread extends Thread {
    // A library may clear an interrupt, and go on.
    private volatile boolean stopped;

    DeepThread(Runnable task, String what) {
      super(null, task, "offprint-" + what, STACK_BYTES);
      setDaemon(true);
    }

    @Override
    public void interrupt() {
      stopped = true;
      super.interrupt();
    }

    @Override
    public boolean isInterrupted() {
      return stopped;
    }
  }

  /** The heap was full, perhaps because of another call. */
  private static final class OutOfHeap extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutOfHeap(Throwable cause) {
      super(cause);
    }
  }
}
