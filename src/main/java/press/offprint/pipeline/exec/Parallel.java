package press.offprint.pipeline.exec;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** A parallel map on a bounded number of threads, in the order of the list. */
public final class Parallel {
  private Parallel() {}

  /**
   * Returns the results of {@code work} for each item.
   *
   * @param threads at most this many items are worked on at once; with 1 the caller works
   */
  public static <T, R> List<R> map(int threads, List<T> items, Function<T, R> work) {
    if (threads < 2 || items.size() < 2) {
      return items.stream().map(work).toList();
    }
    int size = Math.min(threads, items.size());
    ExecutorService pool =
        Executors.newFixedThreadPool(size, task -> new Thread(task, "offprint-scan"));
    try {
      // Each thread takes every n-th item, so that a large folder does not occupy one thread alone.
      List<Future<List<R>>> parts = new ArrayList<>();
      for (int first = 0; first < size; first++) {
        int offset = first;
        parts.add(pool.submit(() -> every(size, offset, items, work)));
      }
      List<R> all = new ArrayList<>(items.size());
      for (int i = 0; i < items.size(); i++) {
        all.add(parts.get(i % size).get().get(i / size));
      }
      return all;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new java.util.concurrent.CancellationException("Stopped while scanning");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      throw new IllegalStateException("Scanning failed: " + e.getCause(), e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private static <T, R> List<R> every(int step, int offset, List<T> items, Function<T, R> work) {
    List<R> results = new ArrayList<>();
    for (int i = offset; i < items.size(); i += step) {
      results.add(work.apply(items.get(i)));
    }
    return results;
  }
}
