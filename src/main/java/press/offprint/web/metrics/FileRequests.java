package press.offprint.web.metrics;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import press.offprint.catalog.history.RequestHistory;

/**
 * Counts the requests for published files, for the dashboard. The counts are written once a minute,
 * without anything about clients. Thread-safe.
 */
public final class FileRequests {
  private static final long PAUSE_MILLIS = TimeUnit.MINUTES.toMillis(1);

  private final Supplier<RequestHistory> history;
  private final InstantSource clock;
  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
  private volatile long writtenAt;

  /** Creates the counter; the history is opened at the first use. */
  public FileRequests(Supplier<RequestHistory> history, InstantSource clock) {
    this.history = history;
    this.clock = clock;
    this.writtenAt = clock.millis();
  }

  /** Counts a request for a published file. */
  public void count(String path) {
    counts.computeIfAbsent(path, p -> new LongAdder()).increment();
  }

  /** Writes the counts if the last time is a minute ago. */
  public void write() {
    if (clock.millis() - writtenAt >= PAUSE_MILLIS) {
      flush();
    }
  }

  private synchronized void flush() {
    writtenAt = clock.millis();
    Map<String, Long> taken = new HashMap<>();
    for (String path : List.copyOf(counts.keySet())) {
      LongAdder count = counts.remove(path);
      if (count != null) {
        taken.put(path, count.sum());
      }
    }
    if (!taken.isEmpty()) {
      history.get().add(today(), taken, today() - RequestHistory.DAYS);
    }
  }

  private long today() {
    return TimeUnit.MILLISECONDS.toDays(clock.millis());
  }

  /** Returns the files with the most requests of the last thirty days. */
  public List<RequestHistory.Asked> most(int limit) {
    flush();
    return history.get().most(today() - RequestHistory.DAYS, limit);
  }
}
