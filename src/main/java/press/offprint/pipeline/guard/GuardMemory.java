package press.offprint.pipeline.guard;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import press.offprint.catalog.entry.CatalogException;
import press.offprint.catalog.history.GuardHistory;
import press.offprint.catalog.history.MeasuredRendition;

/**
 * The measures of earlier runs, read at their first use, and those that are added. If the history
 * cannot be used, a warning in the log reports it, and nothing is usual or odd. Thread-safe.
 */
final class GuardMemory {
  private static final Logger LOG = System.getLogger(GuardMemory.class.getName());

  private final Supplier<GuardHistory> history;
  private final LongSupplier run;

  @GuardedBy("this")
  private GuardBaseline baseline; // null before it is needed

  /**
   * Creates the memory.
   *
   * @param history opens the measures of earlier runs
   * @param run returns the number of the run under way in the history
   */
  GuardMemory(Supplier<GuardHistory> history, LongSupplier run) {
    this.history = history;
    this.run = run;
  }

  /** Returns the usual values; empty if the history cannot be read. */
  synchronized Optional<GuardBaseline> baseline() {
    if (baseline == null) {
      try {
        baseline = GuardBaseline.of(history.get());
      } catch (CatalogException e) {
        LOG.log(
            Level.WARNING,
            "The measures of earlier runs cannot be read, so that no run is odd: {0}",
            e.getMessage());
        return Optional.empty();
      }
    }
    return Optional.of(baseline);
  }

  /** Adds the measures of the run under way to the history and to the usual values. */
  synchronized void add(List<MeasuredRendition> measures, Map<String, Double> facts) {
    try {
      history.get().add(run.getAsLong(), measures, facts);
      baseline().ifPresent(known -> known.add(measures, facts));
    } catch (CatalogException e) {
      LOG.log(Level.WARNING, "The measures of this run cannot be written: {0}", e.getMessage());
    }
  }
}
