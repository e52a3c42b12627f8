package press.offprint.pipeline.exec;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Works on posts, each thread on one, until it is to be stored: then {@link StoreExecutor} has it,
 * and the thread goes on with the next.
 */
public final class PostExecutor extends ThreadPoolExecutor {
  /**
   * @param threads how many posts are computed at once
   */
  public PostExecutor(int threads) {
    // Camel's splitter waits in this queue too, behind the post it handed out last: that alone
    // keeps posts from piling up. Were it bounded, with whoever hands out doing what does not fit,
    // a worker would come to wait for itself.
    super(threads, threads, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    AtomicInteger number = new AtomicInteger();
    setThreadFactory(task -> new Thread(task, "offprint-worker-" + number.incrementAndGet()));
  }
}
