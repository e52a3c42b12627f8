package press.offprint.pipeline.exec;

import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/**
 * Threads with deep stacks, each for one call at a time. To make one takes longer than many a call,
 * so a thread takes others after a call that ended well; one on which anything was thrown, or that
 * was cancelled, is not used again, and none once its time is over: what a deep call made of its
 * stack goes back to the system.
 */
final class DeepStackThreads {
  // Reserved, not committed: parsers and layout engines recurse once for each level of nesting.
  private static final long STACK_BYTES = 64L << 20;

  private final long usedNanos;
  private final ConcurrentLinkedDeque<DeepThread> idle = new ConcurrentLinkedDeque<>();

  /**
   * @param usedNanos for how long after its start a thread takes calls
   */
  DeepStackThreads(long usedNanos) {
    this.usedNanos = usedNanos;
  }

  /** Begins {@code work} on a thread that nobody else uses until it ends. */
  <T> Running<T> begin(String what, Callable<T> work) {
    Call<T> call = new Call<>(work);
    DeepThread known = idle.pollFirst();
    if (known == null) {
      DeepThread thread = new DeepThread(call, what);
      thread.start();
      return new Running<>(call, thread, 0);
    }
    known.setName(name(what));
    long age = known.age();
    known.hand(call);
    return new Running<>(call, known, age);
  }

  /**
   * A call under way.
   *
   * @param task what it ends with
   * @param thread that it runs on
   * @param earlierNanos the most that the thread may have worked before
   */
  record Running<T>(FutureTask<T> task, Thread thread, long earlierNanos) {}

  /** True on a thread of this class. */
  static boolean isOne(Thread thread) {
    return thread instanceof DeepThread;
  }

  private static String name(String what) {
    return "offprint-" + what;
  }

  private static final class Call<T> extends FutureTask<T> {
    private boolean thrown;

    Call(Callable<T> work) {
      super(work);
    }

    @Override
    protected void setException(Throwable fault) {
      thrown = true;
      super.setException(fault);
    }

    boolean endedWell() {
      return !thrown && !isCancelled();
    }
  }

  private final class DeepThread extends Thread {
    private final long began = System.nanoTime();
    private final SynchronousQueue<Call<?>> handed = new SynchronousQueue<>();
    private Call<?> first;

    DeepThread(Call<?> first, String what) {
      super(null, null, name(what), STACK_BYTES);
      this.first = first;
      setDaemon(true);
    }

    long age() {
      return System.nanoTime() - began;
    }

    void hand(Call<?> call) {
      boolean interrupted = false;
      while (true) {
        try {
          handed.put(call);
          break;
        } catch (InterruptedException e) {
          // Nobody else will tell it; whoever waits for the result hears of the interrupt.
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void run() {
      Call<?> call = first;
      first = null;
      while (call != null) {
        call.run();
        long left = usedNanos - age();
        call = call.endedWell() && left > 0 ? next(left) : null;
      }
    }

    private Call<?> next(long nanos) {
      // A call may have left the mark of an interrupt behind, which is meant for nobody else.
      interrupted();
      idle.addFirst(this);
      Call<?> call = null;
      try {
        call = handed.poll(nanos, TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        // It is asked to end, which it does unless a call is on its way.
      }
      // Where somebody took it from the idle ones, a call is.
      return call != null || idle.remove(this) ? call : taken();
    }

    private Call<?> taken() {
      while (true) {
        try {
          return handed.take();
        } catch (InterruptedException e) {
          // Whoever hands the call over waits for this thread.
        }
      }
    }
  }
}
