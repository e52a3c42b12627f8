package press.offprint.pipeline.plan.input;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.StampedDependency;
import press.offprint.content.site.SiteIndex;
import press.offprint.model.Dependency;

/**
 * The posts that were found up to date in this run and, while a folder is watched, in the runs
 * before. One of them stays up to date as long as its catalog entry and the site index are the same
 * objects, and no event names a file that it refers to. Safe for many threads.
 */
final class CurrentPosts {
  private final Map<String, Found> bySource = new ConcurrentHashMap<>();
  private volatile SiteIndex index;

  /**
   * A post as it is made.
   *
   * @param entry of its published version
   * @param fingerprint of its text
   * @param path the permalink
   * @param editions the names of its editions
   * @param related what its suggestions depend on
   */
  record Found(
      CatalogEntry entry, String fingerprint, String path, Set<String> editions, Object related) {
    Found {
      editions = Set.copyOf(editions);
    }
  }

  /**
   * Starts a run.
   *
   * @param changed the only sources that changed since the last run; empty if anything may have
   */
  void begin(Optional<Set<String>> changed) {
    if (changed.isEmpty()) {
      bySource.clear();
      return;
    }
    Set<String> names = new HashSet<>();
    changed.get().forEach(source -> names.add(name(source)));
    bySource.values().removeIf(found -> refersTo(found.entry(), names));
  }

  private static boolean refersTo(CatalogEntry entry, Set<String> names) {
    for (StampedDependency each : entry.dependencies()) {
      Dependency dependency = each.dependency();
      if (dependency.kind() == Dependency.Kind.FILE && names.contains(name(dependency.name()))) {
        return true;
      }
    }
    return false;
  }

  // Some file systems find a file under a name in other letters.
  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
  }

  /**
   * Returns true if these editions of a post were found up to date, and nothing changed since.
   *
   * @param post what it is made from now
   */
  boolean has(Found post, SiteIndex siteIndex) {
    Found found = index == siteIndex ? bySource.get(post.entry().source()) : null;
    return found != null && found.entry() == post.entry() && found.equals(post);
  }

  /** Adds a post that was found up to date. */
  void add(Found post, SiteIndex siteIndex) {
    if (index != siteIndex) {
      bySource.clear();
      index = siteIndex;
    }
    bySource.put(post.entry().source(), post);
  }
}
