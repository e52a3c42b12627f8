package press.offprint.pipeline.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import press.offprint.catalog.Catalog;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.SiteRendition;
import press.offprint.catalog.entry.StoredRendition;

/**
 * Marks renditions as stale after a process was killed. The killed process may have stored a new
 * rendition without its catalog entry; if the edit is then undone, the post would look unchanged.
 */
final class CrashRecovery {
  private CrashRecovery() {}

  /**
   * Marks every rendition at one of {@code paths} as stale. A rendition whose bytes do not change
   * is not rewritten.
   */
  static void invalidate(Catalog catalog, Set<String> paths) {
    if (paths.isEmpty()) {
      return;
    }
    List<CatalogEntry> stale = new ArrayList<>();
    for (CatalogEntry entry : catalog.entries().values()) {
      if (!Collections.disjoint(entry.paths(), paths)) {
        stale.add(withoutInputHashes(entry));
      }
    }
    catalog.put(stale);
    for (SiteRendition rendition : catalog.siteRenditions()) {
      if (paths.contains(rendition.path())) {
        catalog.set(CatalogCache.siteEditionKey(rendition.edition()), "");
        catalog.putSite(
            List.of(
                new SiteRendition(rendition.edition(), rendition.path(), rendition.sha256(), "")));
      }
    }
  }

  private static CatalogEntry withoutInputHashes(CatalogEntry entry) {
    return entry.withRenditions(
        entry.renditions().stream()
            .map(known -> new StoredRendition(known.download(), "", known.companions()))
            .toList());
  }
}
