package press.offprint.web.catalog;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.SiteRendition;
import press.offprint.catalog.search.SearchIndex;

/**
 * What is published now. Readers see one whole snapshot after another; nobody waits for the press.
 * Safe for many threads.
 */
public final class PublishedCatalog {
  /** How many items a page of the catalog holds. */
  public static final int PAGE = 24;

  private static final int REMEMBERED = 256;

  private final Supplier<Collection<CatalogEntry>> entries;
  private final Supplier<Collection<SiteRendition>> site;
  private final CatalogSearch finder;
  private final AtomicLong versions = new AtomicLong();
  private final AtomicBoolean stale = new AtomicBoolean(true);
  private volatile CatalogSnapshot snapshot = CatalogSnapshot.EMPTY;

  private record Asked(long version, CatalogQuery query, int size) {}

  private final Map<Asked, SearchResults> answers =
      new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, SearchResults> eldest) {
          return size() > REMEMBERED;
        }
      };

  public PublishedCatalog(
      Supplier<Collection<CatalogEntry>> entries,
      Supplier<Collection<SiteRendition>> site,
      SearchIndex index) {
    this.entries = entries;
    this.site = site;
    this.finder = new CatalogSearch(index);
  }

  /** Something was published or withdrawn: the next {@link #refresh} looks again. */
  public void changed() {
    stale.set(true);
  }

  /**
   * Takes a new snapshot where something changed; may take a moment.
   *
   * @param prepare sees it before anybody else does
   * @return whether there is a new one
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

  public CatalogSnapshot now() {
    return snapshot;
  }

  /** What a query finds on a page of {@code size} items. */
  public SearchResults find(CatalogQuery query, int size) {
    return find(snapshot, query, size);
  }

  /** What a query finds in one of this shelf's snapshots. */
  public SearchResults find(CatalogSnapshot current, CatalogQuery query, int size) {
    Asked asked = new Asked(current.version(), query, size);
    synchronized (answers) {
      SearchResults known = answers.get(asked);
      if (known != null) {
        return known;
      }
    }
    SearchResults found = finder.find(current, query, size);
    synchronized (answers) {
      answers.put(asked, found);
    }
    return found;
  }
}
