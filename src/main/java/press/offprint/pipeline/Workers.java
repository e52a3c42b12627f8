package press.offprint.pipeline;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Works on posts, each thread on one. As many as there are turns compute at once; who waits for the
 * disk lends its turn meanwhile, so that cores are not idle for as long as a disk takes to write.
 * The threads bound how many posts are under way, and so the memory for them.
 */
final class Workers extends ThreadPoolExecutor {
  private final Semaphore turns;

  /**
   * @param turns how many may compute at once; where it is one, one post is under way
   */
  Workers(int turns) {
    // Camel's splitter waits in this queue too, behind the post it handed out last: that alone
    // keeps
    // posts from piling up. Were it bounded, with whoever hands out doing what does not fit, a
    // worker would come to wait for itself.
    super(
        turns > 1 ? 2 * turns : 1,
        turns > 1 ? 2 * turns : 1,
        1,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>());
    this.turns = new Semaphore(turns, true);
    AtomicInteger number = new AtomicInteger();
    setThreadFactory(task -> new Worker(task, number.incrementAndGet(), this));
  }

  @Override
  protected void beforeExecute(Thread thread, Runnable task) {
    turns.acquireUninterruptibly();
  }

  @Override
  protected void afterExecute(Runnable task, Throwable fault) {
    turns.release();
  }

  /**
   * Waits for the disk, while others compute. Anyone may call it; only workers have a turn to lend.
   */
  void lendWhile(Runnable waiting) {
    boolean ours = Thread.currentThread() instanceof Worker worker && worker.pool == this;
    if (!ours) {
      waiting.run();
      return;
    }
    turns.release();
    try {
      waiting.run();
    } finally {
      turns.acquireUninterruptibly();
    }
  }

  private static final class Worker extends Thread {
    private final Workers pool;

    Worker(Runnable task, int number, Workers pool) {
      super(task, "offprint-worker-" + number);
      this.pool = pool;
    }
  }
}
