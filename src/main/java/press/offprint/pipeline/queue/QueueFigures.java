package press.offprint.pipeline.queue;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The numbers of jobs and workers since the start of a coordinator. Safe for many threads. */
public final class QueueFigures {
  private final AtomicInteger underWay = new AtomicInteger();

  @GuardedBy("this")
  private final Map<String, Worker> workers = new TreeMap<>();

  /**
   * The work of one process.
   *
   * @param posts the number of posts that it has made
   * @param millis the sum of their wall-clock times
   */
  public record Worker(long posts, long millis) {}

  void sent() {
    underWay.incrementAndGet();
  }

  void ended() {
    underWay.decrementAndGet();
  }

  synchronized void received(String worker, long millis) {
    workers.merge(
        worker,
        new Worker(1, millis),
        (one, two) -> new Worker(one.posts + two.posts, one.millis + two.millis));
  }

  /** Returns the number of posts that are in the queue or at workers. */
  public int underWay() {
    return underWay.get();
  }

  /** Returns the work of each worker, by its name. */
  public synchronized Map<String, Worker> workers() {
    return new TreeMap<>(workers);
  }
}
