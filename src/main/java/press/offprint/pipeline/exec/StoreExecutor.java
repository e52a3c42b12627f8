package press.offprint.pipeline.exec;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stores posts, so that whoever computes need not wait for the disk. Few posts may be here, since
 * all of each is in memory; who brings one more waits itself.
 */
public final class StoreExecutor extends ThreadPoolExecutor {
  private final Semaphore room;

  /**
   * @param posts how many may be stored at once
   */
  public StoreExecutor(int posts) {
    super(posts, posts, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
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
