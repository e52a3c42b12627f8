package press.offprint.pipeline.plan.input;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.StampedDependency;
import press.offprint.content.site.SiteIndex;
import press.offprint.model.Dependency;

/**
 * The dependencies of posts as the last two site indexes give them: that of the posts that failed
 * before, and that of all others. They are computed once for each catalog entry, as long as the
 * index stays. Safe for many threads.
 */
final class IndexedDependencies {
  private volatile Known last = new Known(null, Map.of());
  private volatile Known other = last;

  private record Known(SiteIndex index, Map<String, Found> bySource) {}

  private record Found(CatalogEntry entry, List<Dependency> dependencies) {}

  /** Computes one dependency from an index. */
  interface Computation {
    /** Returns the dependency of now; it returns {@code known} if no index is needed. */
    Dependency current(String source, StampedDependency known, SiteIndex siteIndex);
  }

  /** Returns the dependencies of an entry, in its order. */
  List<Dependency> of(CatalogEntry entry, SiteIndex siteIndex, Computation computation) {
    Known now = of(siteIndex);
    Found found = now.bySource().get(entry.source());
    if (found == null || found.entry() != entry) {
      found =
          new Found(
              entry,
              entry.dependencies().stream()
                  .map(each -> shared(each, computation.current(entry.source(), each, siteIndex)))
                  .toList());
      now.bySource().put(entry.source(), found);
    }
    return found.dependencies();
  }

  private Known of(SiteIndex siteIndex) {
    Known known = last;
    if (known.index() == siteIndex) {
      return known;
    }
    Known before = other;
    Known now =
        before.index() == siteIndex ? before : new Known(siteIndex, new ConcurrentHashMap<>());
    other = known;
    last = now;
    return now;
  }

  // Most are equal to those of the entry, which is in memory anyway.
  private static Dependency shared(StampedDependency known, Dependency now) {
    return known.dependency().equals(now) ? known.dependency() : now;
  }
}
