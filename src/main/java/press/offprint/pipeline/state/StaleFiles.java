package press.offprint.pipeline.state;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.pipeline.disk.output.OutputFolder;
import press.offprint.pipeline.record.Unpublisher;

/** Files that a post's renditions left behind as the post was made anew. Thread-safe. */
public final class StaleFiles {
  private final CatalogCache catalog;
  private final OutputFolder output;
  private final Set<String> left = new HashSet<>();

  public StaleFiles(CatalogCache catalog, OutputFolder output) {
    this.catalog = catalog;
    this.output = output;
  }

  /**
   * Removes what one made and the other did not. A place that the post left may be another's by
   * now: its files go when all is stored and filed.
   */
  public void of(CatalogEntry before, CatalogEntry now) {
    List<String> paths = new ArrayList<>(Unpublisher.paths(before));
    paths.removeAll(Unpublisher.paths(now));
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
  public synchronized void remove() {
    if (!left.isEmpty()) {
      Set<String> filed = catalog.files();
      left.stream().filter(path -> !filed.contains(path)).forEach(output::remove);
      output.settle(() -> left);
      left.clear();
    }
  }
}
