package press.offprint.pipeline.state;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.content.site.permalink.PathSegments;

/**
 * The sources by the paths of their files in the output folder, so that no run has to look through
 * all entries. Paths that a file system may treat as equal are one. Safe for many threads.
 */
final class OwnedPaths {
  @GuardedBy("this")
  private final Map<String, String> owners = new HashMap<>();

  @GuardedBy("this")
  private boolean filled;

  /** Returns the source that has a file with this path; {@code all} is read at the first call. */
  synchronized Optional<String> owner(String path, Collection<CatalogEntry> all) {
    if (!filled) {
      all.forEach(this::add);
      filled = true;
    }
    return Optional.ofNullable(owners.get(PathSegments.fold(path)));
  }

  /** Replaces the entry of a source. Either may be null. */
  synchronized void replace(CatalogEntry before, CatalogEntry now) {
    if (!filled) {
      return;
    }
    if (before != null) {
      before.paths().forEach(path -> owners.remove(PathSegments.fold(path), before.source()));
    }
    if (now != null) {
      add(now);
    }
  }

  @GuardedBy("this")
  private void add(CatalogEntry entry) {
    entry.paths().forEach(path -> owners.put(PathSegments.fold(path), entry.source()));
  }
}
