package press.offprint.pipeline.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.EntryStatus;
import press.offprint.catalog.entry.LazyMetadata;
import press.offprint.catalog.entry.SiteRendition;
import press.offprint.catalog.entry.StoredRendition;
import press.offprint.content.site.PostHeader;
import press.offprint.pipeline.disk.output.OutputFolder;
import press.offprint.pipeline.plan.ScannedPost;
import press.offprint.pipeline.state.CatalogCache;

/** Takes back what was published of sources that are gone, or no longer meant to be seen. */
public final class Unpublisher {
  private final OutputFolder output;
  private final CatalogCache catalog;
  private final ReceiptWriter receipts;

  public Unpublisher(OutputFolder output, CatalogCache catalog, ReceiptWriter receipts) {
    this.output = output;
    this.catalog = catalog;
    this.receipts = receipts;
  }

  /** Withdraws all that is published of {@code sources}, and forgets them. */
  public void withdraw(Set<String> sources) {
    if (sources.isEmpty()) {
      return;
    }
    // A post that was renamed may publish to the same place: its files are not this one's.
    Set<String> kept = new HashSet<>();
    catalog.all().stream()
        .filter(entry -> !sources.contains(entry.source()))
        .forEach(entry -> kept.addAll(paths(entry)));
    List<String> forgotten = new ArrayList<>();
    for (String source : sources) {
      Optional<CatalogEntry> entry = catalog.find(source);
      if (entry.isPresent()) {
        paths(entry.get()).stream().filter(path -> !kept.contains(path)).forEach(output::remove);
        forgotten.add(source);
        receipts.withdrawn(entry.get());
      }
    }
    catalog.remove(forgotten);
  }

  /** Notes a draft, a future or an expired post; what was published of it goes. */
  public void ignore(ScannedPost scanned, PostHeader header) {
    List<StoredRendition> before =
        scanned.previous().map(CatalogEntry::renditions).orElse(List.of());
    scanned.previous().ifPresent(entry -> paths(entry).forEach(output::remove));
    CatalogEntry entry =
        new CatalogEntry(
            scanned.source(),
            scanned.file().stamp(),
            scanned.fingerprint(),
            EntryStatus.IGNORED,
            header.path(),
            header.aliases(),
            LazyMetadata.of(header.metadata()),
            List.of(),
            List.of(),
            List.of(),
            0,
            0,
            0);
    if (scanned.previous().filter(entry::equals).isEmpty()) {
      catalog.put(entry);
    }
    receipts.ignored(scanned, !before.isEmpty());
  }

  /** All files that are known to lie in the output folder. */
  public static Set<String> paths(
      Map<String, CatalogEntry> entries, Collection<SiteRendition> site) {
    Set<String> paths = new HashSet<>();
    entries.values().forEach(entry -> paths.addAll(paths(entry)));
    site.forEach(rendition -> paths.add(rendition.path()));
    return paths;
  }

  public static Set<String> paths(CatalogEntry entry) {
    Set<String> paths = new HashSet<>();
    for (StoredRendition rendition : entry.renditions()) {
      paths.add(rendition.download().path());
      paths.addAll(rendition.companions());
    }
    return paths;
  }
}
