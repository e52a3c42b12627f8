package press.offprint.pipeline.history;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.pipeline.run.Receipt;
import press.offprint.pipeline.run.ReceiptStatus;

/** The time from the change of a post to its publishing. Not thread-safe. */
public final class LeadTimes {
  private static final long NANOS_A_MILLI = 1_000_000;

  /** Linux stamps files by the clock of its last tick, which is up to 10 ms ago. */
  private static final long TICK_MILLIS = 10;

  private final Function<String, Optional<CatalogEntry>> entries;
  private final long since;
  private final Map<String, Long> lastEnds = new HashMap<>();

  /**
   * Lead times.
   *
   * @param entries finds the catalog entry of a source
   * @param since in milliseconds since 1970; the lead time of a change until then is unknown
   */
  public LeadTimes(Function<String, Optional<CatalogEntry>> entries, long since) {
    this.entries = entries;
    this.since = since;
  }

  /** Returns the stamp that a file may have which changed right after {@code end}. */
  static long stampAfter(long end) {
    return end - TICK_MILLIS;
  }

  /**
   * Returns the milliseconds from the change of a post to {@code at}. Returns -1 if the post is not
   * published, or if it changed before the first moment or before the last time it ended, because
   * another input changed then.
   */
  public long of(Receipt receipt, long at) {
    long last =
        lastEnds.containsKey(receipt.source()) ? stampAfter(lastEnds.get(receipt.source())) : since;
    lastEnds.put(receipt.source(), at);
    if (receipt.status() != ReceiptStatus.PUBLISHED) {
      return -1;
    }
    long changed =
        entries
            .apply(receipt.source())
            .map(CatalogEntry::stamp)
            .map(stamp -> Math.max(stamp.changedNanos(), stamp.modifiedNanos()))
            .orElse(0L);
    long changedAt = changed / NANOS_A_MILLI;
    boolean isNew = changedAt > Math.max(since, last);
    return isNew && changedAt <= at ? at - changedAt : -1;
  }
}
