package press.offprint.cli.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.offprint.catalog.Catalog;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.CatalogException;
import press.offprint.catalog.entry.EntryStatus;
import press.offprint.catalog.entry.FailedAttempt;
import press.offprint.catalog.entry.SiteRendition;
import press.offprint.catalog.entry.StoredRendition;
import press.offprint.model.OffprintException;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.config.PublishSettings;

/**
 * What a catalog says, as it was at one moment.
 *
 * @param site files of the whole site
 */
public record CatalogReport(PublishSettings settings, List<Item> items, List<SiteRendition> site) {

  /**
   * One source.
   *
   * @param attempt that failed, where the last one did
   */
  public record Item(CatalogEntry entry, Optional<FailedAttempt> attempt) {
    /** Whether somebody should look at it. */
    public boolean isNotable() {
      return entry.status() == EntryStatus.REJECTED || !entry.problems().isEmpty();
    }
  }

  /**
   * Reads the catalog of an output folder; empty where nothing was published yet.
   *
   * @throws OffprintException where it cannot be read
   */
  public static CatalogReport of(PublishSettings settings) {
    try (Catalog catalog = Catalog.openReadOnly(Publisher.state(settings)).orElse(null)) {
      if (catalog == null) {
        return new CatalogReport(settings, List.of(), List.of());
      }
      Map<String, FailedAttempt> attempts = catalog.attempts();
      List<Item> items = new ArrayList<>();
      for (CatalogEntry entry : catalog.entries().values()) {
        items.add(new Item(entry, Optional.ofNullable(attempts.get(entry.source()))));
      }
      return new CatalogReport(settings, List.copyOf(items), catalog.siteRenditions());
    } catch (CatalogException e) {
      throw new OffprintException(e.getMessage(), e);
    }
  }

  /**
   * The sources at or below a path of the content folder, which may begin there, or that a
   * published file is made of.
   */
  public List<Item> at(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    Path inside = settings.content().resolve(path).normalize();
    return items.stream()
        .filter(
            item ->
                isAt(item.entry(), absolute)
                    || isAt(item.entry(), inside)
                    || files(item.entry()).stream()
                        .anyMatch(file -> settings.output().resolve(file).equals(absolute)))
        .toList();
  }

  private boolean isAt(CatalogEntry entry, Path path) {
    return settings.content().resolve(entry.source()).startsWith(path);
  }

  private static List<String> files(CatalogEntry entry) {
    List<String> files = new ArrayList<>();
    for (StoredRendition rendition : entry.renditions()) {
      files.add(rendition.download().path());
      files.addAll(rendition.companions());
    }
    return files;
  }
}
