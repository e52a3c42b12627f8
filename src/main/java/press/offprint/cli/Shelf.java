package press.offprint.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.offprint.catalog.Attempt;
import press.offprint.catalog.Catalog;
import press.offprint.catalog.CatalogException;
import press.offprint.catalog.Entry;
import press.offprint.catalog.SiteRendition;
import press.offprint.catalog.Status;
import press.offprint.catalog.StoredRendition;
import press.offprint.pipeline.Press;
import press.offprint.pipeline.Settings;
import press.offprint.pipeline.SettingsException;

/**
 * What a catalog says, as it was at one moment.
 *
 * @param site files of the whole site
 */
record Shelf(Settings settings, List<Item> items, List<SiteRendition> site) {

  /**
   * One source.
   *
   * @param attempt that failed, where the last one did
   */
  record Item(Entry entry, Optional<Attempt> attempt) {
    /** Whether somebody should look at it. */
    boolean isNotable() {
      return entry.status() == Status.REJECTED || !entry.problems().isEmpty();
    }
  }

  /**
   * Reads the catalog of an output folder; empty where nothing was published yet.
   *
   * @throws SettingsException where it cannot be read
   */
  static Shelf of(Settings settings) {
    try (Catalog catalog = Catalog.look(Press.state(settings)).orElse(null)) {
      if (catalog == null) {
        return new Shelf(settings, List.of(), List.of());
      }
      Map<String, Attempt> attempts = catalog.attempts();
      List<Item> items = new ArrayList<>();
      for (Entry entry : catalog.entries().values()) {
        items.add(new Item(entry, Optional.ofNullable(attempts.get(entry.source()))));
      }
      return new Shelf(settings, List.copyOf(items), catalog.siteRenditions());
    } catch (CatalogException e) {
      throw new SettingsException(e.getMessage(), e);
    }
  }

  /**
   * The sources at or below a path of the content folder, which may begin there, or that a
   * published file is made of.
   */
  List<Item> at(Path path) {
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

  private boolean isAt(Entry entry, Path path) {
    return settings.content().resolve(entry.source()).startsWith(path);
  }

  private static List<String> files(Entry entry) {
    List<String> files = new ArrayList<>();
    for (StoredRendition rendition : entry.renditions()) {
      files.add(rendition.download().path());
      files.addAll(rendition.companions());
    }
    return files;
  }
}
