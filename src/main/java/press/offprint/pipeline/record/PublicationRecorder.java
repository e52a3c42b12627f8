package press.offprint.pipeline.record;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.version.Making;
import press.offprint.model.Rendition;
import press.offprint.pipeline.disk.StoreException;
import press.offprint.pipeline.lineage.MakingCauses;
import press.offprint.pipeline.state.CatalogCache;
import press.offprint.pipeline.version.VersionCleaner;
import press.offprint.pipeline.version.VersionRecorder;

/**
 * Writes the entries of published and withdrawn sources together with their versions and the causes
 * of their making. Safe for many threads.
 */
public final class PublicationRecorder {
  private static final String CLEANED = "versions-cleaned-at";

  private final CatalogCache catalog;
  private final VersionRecorder versions;
  private final VersionCleaner cleaner;
  private final MakingCauses causes;
  private final InstantSource clock;

  public PublicationRecorder(
      CatalogCache catalog,
      VersionRecorder versions,
      VersionCleaner cleaner,
      MakingCauses causes,
      InstantSource clock) {
    this.clock = clock;
    this.catalog = catalog;
    this.versions = versions;
    this.cleaner = cleaner;
    this.causes = causes;
  }

  /**
   * Writes the entry of a published source.
   *
   * @param made the renditions of this run
   * @param forced true if the person asked for everything again
   */
  void published(
      Optional<CatalogEntry> before, CatalogEntry now, List<Rendition> made, boolean forced) {
    List<Making> makings = causes.of(before, now, made, forced, versions::run);
    catalog.put(now, versions.record(now, made), makings);
  }

  /** Writes the entry of a post whose page got the copies of its pictures. */
  void completed(CatalogEntry before, CatalogEntry now, List<Rendition> made) {
    catalog.put(now, versions.completed(before, now, made), List.of());
  }

  /** Writes the entry of a source whose files were withdrawn, and ends its hold. */
  void withdrawn(CatalogEntry before, CatalogEntry now) {
    catalog.put(now, versions.withdrawn(before), List.of());
    catalog.release(now.source());
  }

  /** Records that a source was withdrawn whose entry is removed, and ends its hold. */
  void removed(CatalogEntry before) {
    versions.withdrawn(before).ifPresent(catalog::put);
    catalog.release(before.source());
  }

  /** Ends a run after the catalog is written: once a day, old versions are removed. */
  void end() {
    if (!versions.takeRecorded()) {
      return;
    }
    long now = clock.millis();
    String last = catalog.setting(CLEANED);
    if (last.isEmpty()) {
      catalog.setting(CLEANED, Long.toString(now));
    } else if (now - Long.parseLong(last) > TimeUnit.DAYS.toMillis(1)) {
      catalog.setting(CLEANED, Long.toString(now));
      try {
        cleaner.clean();
      } catch (StoreException e) {
        // Old versions stay until the next day; gc reports the reason.
      }
    }
  }
}
