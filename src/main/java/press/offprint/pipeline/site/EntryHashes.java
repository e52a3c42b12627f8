package press.offprint.pipeline.site;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import press.offprint.catalog.entry.CatalogEntry;

/** The hashes of catalog entries, computed once for each entry. Safe for many threads. */
final class EntryHashes {
  private final Map<String, Known> bySource = new ConcurrentHashMap<>();

  private record Known(CatalogEntry entry, String hash) {}

  /** Returns the hash of an entry; an entry is immutable. */
  String of(CatalogEntry entry, Function<CatalogEntry, String> computation) {
    Known known = bySource.get(entry.source());
    if (known == null || known.entry() != entry) {
      known = new Known(entry, computation.apply(entry));
      bySource.put(entry.source(), known);
    }
    return known.hash();
  }
}
