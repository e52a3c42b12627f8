package press.offprint.pipeline.exec;

import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import press.offprint.model.Rendition;

/**
 * One call of an edition on a separate thread, which can be left and waited for again. It is
 * started and stopped by one thread at a time, and awaited by any.
 */
final class EditionCall {
  /** The wall-clock time of a first wait, as a multiple of its processor time. */
  private static final int WALL_CLOCK_FACTOR = 3;

  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  /** Makes an edition within its deadline; the work is done on another thread. */
  interface Maker {
    Rendition make(Callable<Rendition> work);
  }

  /**
   * Names a call.
   *
   * @param copies true if the page of the post is published, and gets the copies of its pictures
   */
  record Name(String source, String edition, boolean copies) {}

  private final Name name;
  private final String fingerprint;
  private final String hash;
  private final Maker maker;
  private final Callable<Rendition> work;
  private final Runnable ended;
  private volatile FutureTask<Rendition> task;
  private volatile Thread thread;
  private volatile Thread worker;

  /** True after a run had the chance to take the result. */
  private boolean offered;

  /**
   * Creates a call that is not started.
   *
   * @param fingerprint of the post
   * @param hash the hash of all inputs of the edition
   * @param ended called on the thread of the call when it has ended
   */
  EditionCall(
      Name name,
      String fingerprint,
      String hash,
      Maker maker,
      Callable<Rendition> work,
      Runnable ended) {
    this.name = name;
    this.fingerprint = fingerprint;
    this.hash = hash;
    this.maker = maker;
    this.work = work;
    this.ended = ended;
  }

  Name name() {
    return name;
  }

  boolean isOf(String source) {
    return name.source().equals(source);
  }

  boolean isForCopies() {
    return name.copies();
  }

  String fingerprint() {
    return fingerprint;
  }

  String hash() {
    return hash;
  }

  void start() {
    FutureTask<Rendition> attempt = new FutureTask<>(() -> maker.make(this::recorded));
    task = attempt;
    thread =
        new Thread(
            () -> {
              attempt.run();
              ended.run();
            },
            "offprint-edition-" + name.edition());
    thread.setDaemon(true);
    thread.start();
  }

  private Rendition recorded() throws Exception {
    worker = Thread.currentThread();
    return work.call();
  }

  boolean isStarted() {
    return task != null;
  }

  boolean isEnded() {
    return task != null && task.isDone();
  }

  /** Returns true if the call has ended, and no run had the chance to take the result. */
  boolean isNews() {
    return isEnded() && !offered;
  }

  void offer() {
    offered |= isEnded();
  }

  /** Ends the call if it is running; it can be started again. */
  void stop() {
    if (thread != null && !isEnded()) {
      thread.interrupt();
      thread = null;
      task = null;
      worker = null;
    }
  }

  /**
   * Waits for the end of the call.
   *
   * @param millis processor time of the call after which the wait ends
   * @return the rendition; empty if the call has not ended
   * @throws RuntimeException if the call threw it
   */
  Optional<Rendition> await(long millis) throws InterruptedException {
    FutureTask<Rendition> attempt = task;
    long limit = TimeUnit.MILLISECONDS.toNanos(millis);
    long end = System.nanoTime() + limit * WALL_CLOCK_FACTOR;
    while (attempt != null) {
      long now = System.nanoTime();
      long left = Math.max(TICK_NANOS, Math.min(limit - used(), end - now));
      try {
        return Optional.of(attempt.get(left, TimeUnit.NANOSECONDS));
      } catch (TimeoutException e) {
        if (used() >= limit || System.nanoTime() >= end) {
          return Optional.empty();
        }
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException unchecked) {
          throw unchecked;
        }
        throw new IllegalStateException("The edition " + name.edition() + " failed", e.getCause());
      }
    }
    return Optional.empty();
  }

  private long used() {
    Thread running = worker;
    return running == null
        ? 0
        : Math.max(0, ManagementFactory.getThreadMXBean().getThreadCpuTime(running.getId()));
  }
}
