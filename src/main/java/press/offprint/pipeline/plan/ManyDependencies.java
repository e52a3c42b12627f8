package press.offprint.pipeline.plan;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.content.site.SiteIndex;
import press.offprint.model.Dependency;

/**
 * The present dependencies of posts that have very many. A run asks several times for them, and
 * each answer takes long. Safe for many threads.
 */
final class ManyDependencies {
  /** The number of dependencies from which on a post is kept here. */
  static final int FROM = 200;

  private static final int MOST_POSTS = 200;

  /** The dependencies of an entry in an index. Both are compared by identity. */
  private record Known(CatalogEntry entry, SiteIndex index, List<Dependency> dependencies) {}

  @GuardedBy("this")
  private final List<Known> known = new ArrayList<>();

  synchronized void clear() {
    known.clear();
  }

  @SuppressWarnings(
      "ReferenceEquality") // Equal entries may be other ones, and are slow to compare.
  synchronized Optional<List<Dependency>> find(CatalogEntry entry, SiteIndex index) {
    return known.stream()
        .filter(each -> each.entry() == entry && each.index() == index)
        .findFirst()
        .map(Known::dependencies);
  }

  /** Keeps dependencies, and returns them. */
  synchronized List<Dependency> put(
      CatalogEntry entry, SiteIndex index, List<Dependency> dependencies) {
    if (known.size() < MOST_POSTS) {
      known.add(new Known(entry, index, dependencies));
    }
    return dependencies;
  }
}
