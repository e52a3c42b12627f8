package press.offprint.pipeline;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Works on the editions of one post side by side while a core is idle, as when one post arrives in
 * a watched folder. Where all cores have posts of their own, whoever hands an edition out makes it:
 * more at once would only take more memory.
 */
final class Branches extends ThreadPoolExecutor {
  private final int threads;
  private final ThreadPoolExecutor workers;

  /**
   * @param threads that may work in all
   * @param workers each of which works on a post
   */
  Branches(int threads, ThreadPoolExecutor workers) {
    super(
        0,
        Math.max(1, threads - 1),
        1,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        named(),
        new CallerRunsPolicy());
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
    if (Math.max(1, workers.getActiveCount()) + getActiveCount() < threads) {
      super.execute(branch);
    } else {
      branch.run();
    }
  }
}
