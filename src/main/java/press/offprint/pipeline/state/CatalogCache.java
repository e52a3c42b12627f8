package press.offprint.pipeline.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import press.offprint.catalog.Catalog;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.CatalogException;
import press.offprint.catalog.entry.SiteRendition;
import press.offprint.pipeline.record.Unpublisher;

/**
 * The catalog as it stands in memory while the press runs. Entries are written to disk in batches:
 * what a crash loses is made again, and comes out the same.
 */
public final class CatalogCache {
  private static final int BATCH = 256;

  private final Catalog catalog;
  private final Map<String, CatalogEntry> entries;
  private final List<CatalogEntry> unwritten = new ArrayList<>();

  public CatalogCache(Catalog catalog) {
    this.catalog = catalog;
    this.entries = new ConcurrentHashMap<>(catalog.entries());
  }

  public Optional<CatalogEntry> find(String source) {
    return Optional.ofNullable(entries.get(source));
  }

  public Collection<CatalogEntry> all() {
    return entries.values();
  }

  public Set<String> sources() {
    return new HashSet<>(entries.keySet());
  }

  public void put(CatalogEntry entry) {
    entries.put(entry.source(), entry);
    synchronized (unwritten) {
      unwritten.add(entry);
      if (unwritten.size() % BATCH == 0) {
        try {
          flush();
        } catch (CatalogException e) {
          // A full disk must not end the run: it is tried again, and told, when the run ends.
        }
      }
    }
  }

  public void remove(Collection<String> sources) {
    flush();
    sources.forEach(entries::remove);
    catalog.remove(sources);
  }

  public void flush() {
    synchronized (unwritten) {
      if (!unwritten.isEmpty()) {
        catalog.put(List.copyOf(unwritten));
        unwritten.clear();
      }
    }
  }

  public List<SiteRendition> siteRenditions() {
    return catalog.siteRenditions();
  }

  public void removeSite(Collection<String> paths) {
    catalog.removeSite(paths);
  }

  public void put(SiteRendition rendition) {
    catalog.putSite(List.of(rendition));
  }

  /** All files that are known to lie in the output folder. */
  public Set<String> files() {
    return Unpublisher.paths(entries, siteRenditions());
  }

  /** What was noted under {@code key} in an earlier run. */
  public String setting(String key) {
    return catalog.setting(key).orElse("");
  }

  public void setting(String key, String value) {
    catalog.set(key, value);
  }
}
