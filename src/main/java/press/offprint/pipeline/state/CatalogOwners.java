package press.offprint.pipeline.state;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.SiteRendition;

/**
 * The owners of the files that a catalog lists. They are read at the first question, so that a run
 * without changes does not look through all entries. Safe for many threads.
 */
final class CatalogOwners {
  // Each is null until the first question.
  @GuardedBy("this")
  private FileOwners sources;

  @GuardedBy("this")
  private FileOwners site;

  /** Returns the file of a source or a book that cannot exist beside one with this path. */
  synchronized Optional<FileOwners.Owned> rival(
      String path, Predicate<FileOwners.Owned> counts, Supplier<Collection<CatalogEntry>> all) {
    if (sources == null) {
      sources = new FileOwners();
      for (CatalogEntry entry : all.get()) {
        add(entry);
      }
    }
    return sources.rival(path, counts);
  }

  /** Returns the file of the whole site that cannot exist beside one with this path. */
  synchronized Optional<FileOwners.Owned> siteRival(
      String path, Predicate<FileOwners.Owned> counts, Supplier<Collection<SiteRendition>> all) {
    if (site == null) {
      site = new FileOwners();
      for (SiteRendition file : all.get()) {
        site.put(file.path(), file.owner());
      }
    }
    return site.rival(path, counts);
  }

  /** Replaces the entry of a source or a book. Either may be null. */
  synchronized void replace(CatalogEntry before, CatalogEntry now) {
    if (sources == null) {
      return;
    }
    if (before != null) {
      for (String path : before.paths()) {
        sources.remove(path, before.source());
      }
    }
    if (now != null) {
      add(now);
    }
  }

  @GuardedBy("this")
  private void add(CatalogEntry entry) {
    for (String path : entry.paths()) {
      sources.put(path, entry.source());
    }
  }

  /** Replaces a file of the whole site. Either may be null. */
  synchronized void replace(SiteRendition before, SiteRendition now) {
    if (site == null) {
      return;
    }
    if (before != null) {
      site.remove(before.path(), before.owner());
    }
    if (now != null) {
      site.put(now.path(), now.owner());
    }
  }
}
