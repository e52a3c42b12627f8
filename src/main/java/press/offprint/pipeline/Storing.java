package press.offprint.pipeline;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stores posts, so that whoever computes need not wait for the disk. Few posts may wait to be
 * stored, since all of each is in memory; who brings one more waits itself.
 */
final class Storing extends ThreadPoolExecutor {
  private final Semaphore room;

  /**
   * @param threads how many posts are stored at once
   * @param posts how many may be here, stored or waiting for it
   */
  Storing(int threads, int posts) {
    super(threads, threads, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    room = new Semaphore(posts);
    AtomicInteger number = new AtomicInteger();
    setThreadFactory(task -> new Thread(task, "offprint-storing-" + number.incrementAndGet()));
  }

  @Override
  public void execute(Runnable post) {
    room.acquireUninterruptibly();
    try {
      super.execute(post);
    } catch (RuntimeException e) {
      room.release();
      throw e;
    }
  }

  @Override
  protected void afterExecute(Runnable post, Throwable fault) {
    room.release();
  }
}
