package press.offprint.pipeline.state;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.pipeline.disk.output.OutputFolder;

/** The files of earlier renditions that a post no longer has. Safe for many threads. */
public final class StaleFiles {
  private final CatalogCache catalog;
  private final OutputFolder output;

  @GuardedBy("this")
  private final Set<String> deferred = new HashSet<>();

  public StaleFiles(CatalogCache catalog, OutputFolder output) {
    this.catalog = catalog;
    this.output = output;
  }

  /**
   * Removes the files that {@code before} lists and {@code now} does not. If the post has moved,
   * the files are removed by {@link #removeDeferred}, because another post may get the old path in
   * the same run.
   */
  public void removeFormer(CatalogEntry before, CatalogEntry now) {
    List<String> paths = new ArrayList<>(before.paths());
    paths.removeAll(now.paths());
    if (before.path().equals(now.path())) {
      paths.forEach(output::remove);
    } else if (!paths.isEmpty()) {
      output.announce(paths);
      synchronized (this) {
        deferred.addAll(paths);
      }
    }
  }

  /** Removes the deferred files that no entry of the catalog lists. */
  public synchronized void removeDeferred() {
    if (!deferred.isEmpty()) {
      Set<String> listed = catalog.files();
      deferred.stream().filter(path -> !listed.contains(path)).forEach(output::remove);
      Set<String> removed = Set.copyOf(deferred);
      output.settle(() -> removed);
      deferred.clear();
    }
  }
}
