package press.offprint.content;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/**
 * The growth of the work of a reader with the length of its text. The work is the processor time
 * and the allocated bytes of one thread, so that other threads and processes do not matter. A
 * suspicion is measured again before it is reported, each time with the least of all measures.
 */
final class Growth {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int TIMES = 4;
  private static final int ATTEMPTS = 8;
  // The publisher reads on a deep stack too, because parsers recurse.
  private static final long STACK = 64L << 20;
  private static final int SECONDS = 120;

  private final IntFunction<Object> read;
  private final double bound;
  private final Work negligible;
  private final int longest;

  /** The work of one thread: its processor time and the bytes that it allocated. */
  record Work(long nanos, long bytes) {
    private Work min(Work other) {
      return new Work(Math.min(nanos, other.nanos), Math.min(bytes, other.bytes));
    }

    private boolean isBelow(Work other) {
      return nanos < other.nanos && bytes < other.bytes;
    }

    private boolean isWithin(double factor, Work shorter, Work negligible) {
      return (nanos <= negligible.nanos || nanos <= factor * shorter.nanos)
          && (bytes <= negligible.bytes || bytes <= factor * shorter.bytes);
    }

    @Override
    public String toString() {
      return nanos / 1_000_000 + " ms and " + (bytes >> 20) + " MB";
    }
  }

  /**
   * A measure of a reader.
   *
   * @param read reads the text of a length
   * @param bound the factor that is accepted for four times the length; quadratic work has 16
   * @param negligible the work that is accepted for any text of up to {@code longest} characters
   */
  Growth(IntFunction<Object> read, double bound, Work negligible, int longest) {
    this.read = read;
    this.bound = bound;
    this.negligible = negligible;
    this.longest = longest;
  }

  /** Returns the fault of a reader that needs more than linear work; empty if there is none. */
  Optional<String> fault(int shortest) throws InterruptedException {
    FutureTask<Optional<String>> task = new FutureTask<>(() -> growth(shortest));
    Thread thread = new Thread(null, task, "reader", STACK);
    // A reader that takes exponential time does not keep the tests from ending.
    thread.setDaemon(true);
    thread.start();
    while (true) {
      try {
        return task.get(1, TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        // Processor time, because other processes may keep this one waiting.
        if (THREADS.getThreadCpuTime(thread.getId()) > TimeUnit.SECONDS.toNanos(SECONDS)) {
          return Optional.of("did not end in " + SECONDS + " seconds");
        }
      } catch (ExecutionException e) {
        throw new AssertionError("the reader failed", e.getCause());
      }
    }
  }

  private Optional<String> growth(int shortest) {
    int length = shortest;
    Work once = work(length);
    while (once.isBelow(negligible) && length < longest) {
      length *= TIMES;
      once = work(length);
    }
    if (once.isBelow(negligible)) {
      return Optional.empty();
    }
    // The longer text is first, so that the warm-up of Java can only make its time look longer.
    Work more = work(TIMES * length);
    once = work(length);
    for (int i = 1; i < ATTEMPTS && !more.isWithin(bound, once, negligible); i++) {
      more = more.min(work(TIMES * length));
      once = once.min(work(length));
    }
    return more.isWithin(bound, once, negligible) || levelsOff(length, more)
        ? Optional.empty()
        : Optional.of(length + " characters took " + once + ", four times as many took " + more);
  }

  // Work that is quadratic up to a limit, such as that of nesting, is linear for longer texts.
  private boolean levelsOff(int length, Work more) {
    Work most = work(TIMES * TIMES * length);
    for (int i = 1; i < ATTEMPTS && !most.isWithin(TIMES + 1, more, negligible); i++) {
      most = most.min(work(TIMES * TIMES * length));
    }
    return most.isWithin(TIMES + 1, more, negligible);
  }

  private Work work(int length) {
    long thread = Thread.currentThread().getId();
    long nanos = THREADS.getCurrentThreadCpuTime();
    long bytes = THREADS.getThreadAllocatedBytes(thread);
    if (read.apply(length) == null) {
      throw new IllegalStateException("nothing was read");
    }
    return new Work(
        THREADS.getCurrentThreadCpuTime() - nanos, THREADS.getThreadAllocatedBytes(thread) - bytes);
  }
}
