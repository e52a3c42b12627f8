package press.offprint.pipeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import press.offprint.catalog.Catalog;
import press.offprint.catalog.Entry;
import press.offprint.catalog.SiteRendition;

/**
 * The catalog as it stands in memory while the press runs. Entries are written to disk in batches:
 * what a crash loses is made again, and comes out the same.
 */
final class Ledger {
  private static final int BATCH = 256;

  private final Catalog catalog;
  private final Map<String, Entry> entries;
  private final List<Entry> unwritten = new ArrayList<>();

  Ledger(Catalog catalog) {
    this.catalog = catalog;
    this.entries = new ConcurrentHashMap<>(catalog.entries());
  }

  Optional<Entry> find(String source) {
    return Optional.ofNullable(entries.get(source));
  }

  Collection<Entry> all() {
    return entries.values();
  }

  Set<String> sources() {
    return new HashSet<>(entries.keySet());
  }

  void put(Entry entry) {
    entries.put(entry.source(), entry);
    synchronized (unwritten) {
      unwritten.add(entry);
      if (unwritten.size() >= BATCH) {
        flush();
      }
    }
  }

  void remove(Collection<String> sources) {
    flush();
    sources.forEach(entries::remove);
    catalog.remove(sources);
  }

  void flush() {
    synchronized (unwritten) {
      if (!unwritten.isEmpty()) {
        catalog.put(List.copyOf(unwritten));
        unwritten.clear();
      }
    }
  }

  List<SiteRendition> siteRenditions() {
    return catalog.siteRenditions();
  }

  void removeSite(Collection<String> paths) {
    catalog.removeSite(paths);
  }

  void put(SiteRendition rendition) {
    catalog.putSite(List.of(rendition));
  }

  /** What was noted under {@code key} in an earlier run. */
  String note(String key) {
    return catalog.setting(key).orElse("");
  }

  void note(String key, String value) {
    catalog.set(key, value);
  }
}
