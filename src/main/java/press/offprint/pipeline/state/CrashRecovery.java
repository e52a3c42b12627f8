package press.offprint.pipeline.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import press.offprint.catalog.Catalog;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.SiteRendition;
import press.offprint.catalog.entry.StoredRendition;
import press.offprint.pipeline.record.Unpublisher;
import press.offprint.pipeline.site.SiteOutput;

/**
 * What a killed press stored last may not be what the catalog says of it: the post may have been
 * stored anew and not filed. Were the edit taken back before the next run, it would look unchanged.
 */
final class CrashRecovery {
  private CrashRecovery() {}

  /**
   * Has all made again that lies at one of {@code paths}: what comes out the same is left alone.
   *
   * @param paths that were stored and are filed, perhaps as they were before
   */
  static void invalidate(Catalog catalog, Set<String> paths) {
    if (paths.isEmpty()) {
      return;
    }
    List<CatalogEntry> doubtful = new ArrayList<>();
    for (CatalogEntry entry : catalog.entries().values()) {
      if (!Collections.disjoint(Unpublisher.paths(entry), paths)) {
        doubtful.add(unsure(entry));
      }
    }
    catalog.put(doubtful);
    for (SiteRendition rendition : catalog.siteRenditions()) {
      if (paths.contains(rendition.path())) {
        catalog.set(SiteOutput.NOTE + rendition.edition(), "");
        catalog.putSite(List.of(unsure(rendition)));
      }
    }
  }

  private static SiteRendition unsure(SiteRendition known) {
    return new SiteRendition(known.edition(), known.path(), known.sha256(), "");
  }

  private static CatalogEntry unsure(CatalogEntry entry) {
    List<StoredRendition> renditions =
        entry.renditions().stream()
            .map(known -> new StoredRendition(known.download(), "", known.companions()))
            .toList();
    return entry.withRenditions(renditions);
  }
}
