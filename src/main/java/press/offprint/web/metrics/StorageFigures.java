package press.offprint.web.metrics;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import press.offprint.pipeline.version.VersionStorage;

/**
 * The room that versions take, measured from time to time, because each measure lists all stored
 * files. Thread-safe.
 */
public final class StorageFigures {
  private static final long PAUSE_NANOS = TimeUnit.MINUTES.toNanos(5);

  private final Supplier<VersionStorage> storage;
  private final LongSupplier nanos;
  private volatile VersionStorage latest = VersionStorage.NONE;
  private volatile long measuredAt;

  /**
   * Creates the figures; nothing is measured yet.
   *
   * @param nanos a monotonic clock
   */
  public StorageFigures(Supplier<VersionStorage> storage, LongSupplier nanos) {
    this.storage = storage;
    this.nanos = nanos;
    this.measuredAt = nanos.getAsLong() - PAUSE_NANOS;
  }

  /** Measures again if the last measure is old. */
  public void refresh() {
    long now = nanos.getAsLong();
    if (now - measuredAt >= PAUSE_NANOS) {
      measuredAt = now;
      latest = storage.get();
    }
  }

  /** Returns the last measure. */
  public VersionStorage latest() {
    return latest;
  }
}
