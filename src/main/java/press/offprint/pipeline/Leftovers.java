package press.offprint.pipeline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import press.offprint.catalog.Entry;
import press.offprint.pipeline.disk.OutputFolder;

/** Files that a post's renditions left behind as the post was made anew. Thread-safe. */
final class Leftovers {
  private final Ledger ledger;
  private final OutputFolder output;
  private final Set<String> left = new HashSet<>();

  Leftovers(Ledger ledger, OutputFolder output) {
    this.ledger = ledger;
    this.output = output;
  }

  /**
   * Removes what one made and the other did not. A place that the post left may be another's by
   * now: its files go when all is stored and filed.
   */
  void of(Entry before, Entry now) {
    List<String> paths = new ArrayList<>(Withdrawals.paths(before));
    paths.removeAll(Withdrawals.paths(now));
    if (before.path().equals(now.path())) {
      paths.forEach(output::remove);
    } else if (!paths.isEmpty()) {
      output.announce(paths);
      synchronized (this) {
        left.addAll(paths);
      }
    }
  }

  /** Removes what waited, once all is stored and filed. */
  synchronized void remove() {
    if (!left.isEmpty()) {
      Set<String> filed = ledger.files();
      left.stream().filter(path -> !filed.contains(path)).forEach(output::remove);
      output.settle(() -> left);
      left.clear();
    }
  }
}
