package press.offprint.web.catalog;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.SiteRendition;
import press.offprint.catalog.search.SearchIndex;
import press.offprint.web.cache.LruMap;

/**
 * The published posts and files, as a snapshot that is replaced as a whole. A request never waits
 * for a publishing run. Thread-safe.
 */
public final class PublishedCatalog {
  /** The number of posts on a page of the catalog. */
  public static final int PAGE = 24;

  private static final int CACHED = 256;

  private final Supplier<Collection<CatalogEntry>> entries;
  private final Supplier<Collection<SiteRendition>> site;
  private final CatalogSearch search;
  private final AtomicLong versions = new AtomicLong();
  private final AtomicBoolean stale = new AtomicBoolean(true);
  private volatile CatalogSnapshot snapshot = CatalogSnapshot.EMPTY;

  private record Search(long version, CatalogQuery query, int size) {}

  @GuardedBy("cache")
  private final Map<Search, SearchResults> cache = new LruMap<>(CACHED);

  public PublishedCatalog(
      Supplier<Collection<CatalogEntry>> entries,
      Supplier<Collection<SiteRendition>> site,
      SearchIndex index) {
    this.entries = entries;
    this.site = site;
    this.search = new CatalogSearch(index);
  }

  /** Marks the snapshot as stale, so that the next {@link #refresh} replaces it. */
  public void changed() {
    stale.set(true);
  }

  /**
   * Replaces the snapshot if it is stale.
   *
   * @param prepare gets the new snapshot before it becomes the current one
   * @return true if there is a new snapshot
   */
  public synchronized boolean refresh(Consumer<CatalogSnapshot> prepare) {
    if (!stale.getAndSet(false)) {
      return false;
    }
    CatalogSnapshot next =
        CatalogSnapshot.of(versions.incrementAndGet(), entries.get(), site.get());
    prepare.accept(next);
    snapshot = next;
    return true;
  }

  /** Returns the current snapshot. */
  public CatalogSnapshot now() {
    return snapshot;
  }

  /** Searches the current snapshot. A page has {@code size} items. */
  public SearchResults find(CatalogQuery query, int size) {
    return find(snapshot, query, size);
  }

  /** Searches a snapshot. */
  public SearchResults find(CatalogSnapshot current, CatalogQuery query, int size) {
    Search key = new Search(current.version(), query, size);
    synchronized (cache) {
      SearchResults known = cache.get(key);
      if (known != null) {
        return known;
      }
    }
    SearchResults found = search.find(current, query, size);
    synchronized (cache) {
      cache.put(key, found);
    }
    return found;
  }
}
