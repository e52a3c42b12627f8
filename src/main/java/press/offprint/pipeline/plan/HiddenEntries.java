package press.offprint.pipeline.plan;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.EntryStatus;
import press.offprint.model.Metadata;
import press.offprint.pipeline.disk.FileNameRules;
import press.offprint.pipeline.run.Hidden;

/** The reasons why entries of a catalog are ignored. */
public final class HiddenEntries {
  private HiddenEntries() {}

  /**
   * Returns the reason of each ignored entry by its source.
   *
   * @param entries all entries, because a page bundle hides its other files
   */
  public static Map<String, Hidden> of(Collection<CatalogEntry> entries, Instant now) {
    if (entries.stream().noneMatch(HiddenEntries::isIgnored)) {
      return Map.of();
    }
    Map<String, Optional<Metadata>> metadata = new HashMap<>();
    // An entry that is published needs no reason; its metadata stay unread, unless it is a bundle.
    entries.forEach(
        entry -> {
          boolean wanted = isIgnored(entry) || isBundle(entry.source());
          metadata.put(entry.source(), wanted ? entry.metadata().read() : Optional.empty());
        });
    Map<String, Hidden> hidden =
        new Visibility(false, false, now)
            .hidden(metadata, source -> Optional.empty(), source -> false);
    entries.stream().filter(e -> !isIgnored(e)).forEach(entry -> hidden.remove(entry.source()));
    return hidden;
  }

  private static boolean isBundle(String source) {
    return FileNameRules.isBundle(source.substring(source.lastIndexOf('/') + 1));
  }

  private static boolean isIgnored(CatalogEntry entry) {
    return entry.status() == EntryStatus.IGNORED;
  }
}
