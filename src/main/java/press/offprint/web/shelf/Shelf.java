package press.offprint.web.shelf;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import press.offprint.catalog.Entry;
import press.offprint.catalog.SearchIndex;
import press.offprint.catalog.SiteRendition;

/**
 * What is published now. Readers see one whole snapshot after another; nobody waits for the press.
 * Safe for many threads.
 */
public final class Shelf {
  /** How many items a page of the catalog holds. */
  public static final int PAGE = 24;

  private static final int REMEMBERED = 256;

  private final Supplier<Collection<Entry>> entries;
  private final Supplier<Collection<SiteRendition>> site;
  private final Finder finder;
  private final AtomicLong versions = new AtomicLong();
  private final AtomicBoolean stale = new AtomicBoolean(true);
  private volatile Snapshot snapshot = Snapshot.EMPTY;

  private record Asked(long version, Query query, int size) {}

  private final Map<Asked, Results> answers =
      new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Results> eldest) {
          return size() > REMEMBERED;
        }
      };

  public Shelf(
      Supplier<Collection<Entry>> entries,
      Supplier<Collection<SiteRendition>> site,
      SearchIndex index) {
    this.entries = entries;
    this.site = site;
    this.finder = new Finder(index);
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
  public synchronized boolean refresh(Consumer<Snapshot> prepare) {
    if (!stale.getAndSet(false)) {
      return false;
    }
    Snapshot next = Snapshot.of(versions.incrementAndGet(), entries.get(), site.get());
    prepare.accept(next);
    snapshot = next;
    return true;
  }

  public Snapshot now() {
    return snapshot;
  }

  /** What a query finds on a page of {@code size} items. */
  public Results find(Query query, int size) {
    return find(snapshot, query, size);
  }

  /** What a query finds in one of this shelf's snapshots. */
  public Results find(Snapshot current, Query query, int size) {
    Asked asked = new Asked(current.version(), query, size);
    synchronized (answers) {
      Results known = answers.get(asked);
      if (known != null) {
        return known;
      }
    }
    Results found = finder.find(current, query, size);
    synchronized (answers) {
      answers.put(asked, found);
    }
    return found;
  }
}
