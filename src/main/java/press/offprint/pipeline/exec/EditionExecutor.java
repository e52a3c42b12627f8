package press.offprint.pipeline.exec;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Works on the editions of one post side by side while a core is idle, as when one post arrives in
 * a watched folder. Where all cores have posts of their own, whoever hands an edition out makes it:
 * more at once would only take more memory.
 *
 * <p>Camel hands out the first edition and waits for all; each that is begun hands out the next.
 */
public final class EditionExecutor extends ThreadPoolExecutor {
  private final int threads;
  private final ThreadPoolExecutor workers;
  // Of those that handed out a first edition, and wait.
  private final AtomicInteger waiting = new AtomicInteger();
  // Whether this thread makes an edition: then it does not wait for those that it hands out.
  private final ThreadLocal<Boolean> making = ThreadLocal.withInitial(() -> false);

  /**
   * @param threads that may work in all
   * @param workers each of which works on a post
   */
  public EditionExecutor(int threads, ThreadPoolExecutor workers) {
    super(
        0, threads, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), named(), new CallerRunsPolicy());
    this.threads = threads;
    this.workers = workers;
  }

  private static ThreadFactory named() {
    AtomicInteger number = new AtomicInteger();
    return task -> new Thread(task, "offprint-branch-" + number.incrementAndGet());
  }

  @Override
  public void execute(Runnable branch) {
    // Whoever calls works too, be it one of the workers or not.
    int working = Math.max(1, workers.getActiveCount()) - waiting.get() + getActiveCount();
    if (working >= threads) {
      make(branch);
    } else if (making.get()) {
      super.execute(() -> make(branch));
    } else {
      waiting.incrementAndGet();
      super.execute(() -> makeFirst(branch));
    }
  }

  private void makeFirst(Runnable branch) {
    try {
      make(branch);
    } finally {
      waiting.decrementAndGet();
    }
  }

  private void make(Runnable branch) {
    boolean before = making.get();
    making.set(true);
    try {
      branch.run();
    } finally {
      making.set(before);
    }
  }
}
