package press.offprint.pipeline.record;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.pipeline.disk.output.OutputFolder;
import press.offprint.pipeline.state.CatalogCache;

/** Removes the renditions and the catalog entries of sources that were deleted. */
public final class Unpublisher {
  private final OutputFolder output;
  private final CatalogCache catalog;
  private final ReceiptWriter receipts;

  public Unpublisher(OutputFolder output, CatalogCache catalog, ReceiptWriter receipts) {
    this.output = output;
    this.catalog = catalog;
    this.receipts = receipts;
  }

  /** Removes the renditions and the catalog entries of {@code sources}. */
  public void remove(Set<String> sources) {
    if (sources.isEmpty()) {
      return;
    }
    // A renamed post may have the permalink of the removed one; its files stay.
    Set<String> kept = new HashSet<>();
    catalog.all().stream()
        .filter(entry -> !sources.contains(entry.source()))
        .forEach(entry -> kept.addAll(entry.paths()));
    List<String> removed = new ArrayList<>();
    for (String source : sources) {
      Optional<CatalogEntry> entry = catalog.find(source);
      if (entry.isPresent()) {
        entry.get().paths().stream().filter(path -> !kept.contains(path)).forEach(output::remove);
        removed.add(source);
        receipts.withdrawn(entry.get());
      }
    }
    catalog.remove(removed);
  }
}
