package press.offprint.cli.report.catalog;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import press.offprint.catalog.Catalog;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.CatalogException;
import press.offprint.catalog.table.EntryLookup;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.ProjectOperations;
import press.offprint.pipeline.config.PublishSettings;

/**
 * The places in a project that a path can mean. A relative path may be relative to the project, to
 * the current folder or to the content folder.
 *
 * @param sources sources or folders of sources; an empty text is the content folder
 * @param files paths of published files
 */
public record CatalogPlaces(Set<String> sources, Set<String> files) {
  /** Returns the places of some paths. */
  static CatalogPlaces of(PublishSettings settings, Collection<Path> paths) {
    Set<String> sources = new TreeSet<>();
    Set<String> files = new TreeSet<>();
    for (Path path : paths) {
      Path absolute = path.toAbsolutePath().normalize();
      Path below = settings.project().resolve(path).normalize();
      for (Path place : List.of(absolute, below, settings.content().resolve(path).normalize())) {
        if (settings.content().startsWith(place)) {
          sources.add("");
        } else if (place.startsWith(settings.content())) {
          sources.add(text(settings.content().relativize(place)));
        }
      }
      for (Path place : List.of(absolute, below)) {
        if (place.startsWith(settings.output())) {
          files.add(text(settings.output().relativize(place)));
        }
      }
    }
    return new CatalogPlaces(sources, files);
  }

  /** Returns the places of one path. */
  public static CatalogPlaces of(PublishSettings settings, Path path) {
    return of(settings, List.of(path));
  }

  private static String text(Path path) {
    return path.toString().replace('\\', '/');
  }

  /** Returns true if an entry is at or below one of the places, or has one of the files. */
  public boolean hold(CatalogEntry entry) {
    return sources.contains("")
        || sources.stream()
            .anyMatch(
                source -> entry.source().equals(source) || entry.source().startsWith(source + "/"))
        || CatalogReport.files(entry).stream().anyMatch(files::contains);
  }

  /**
   * Returns the entries at paths in the order of their sources, and reads no others.
   *
   * @throws CatalogException if the catalog cannot be read
   */
  public static List<CatalogEntry> entries(
      PublishSettings settings, Consumer<String> notices, Collection<Path> paths) {
    ProjectOperations.moveFormerState(settings, notices);
    try (Catalog catalog = Catalog.openReadOnly(ProjectOperations.state(settings)).orElse(null)) {
      return catalog == null
          ? List.of()
          : new ArrayList<>(of(settings, paths).find(catalog).values());
    }
  }

  /**
   * Returns the source of the one post at a path, and reads no other entry.
   *
   * @throws OffprintException if the catalog has no post at the path, or several
   */
  public static String source(PublishSettings settings, Consumer<String> notices, Path path) {
    return source(entries(settings, notices, List.of(path)), path);
  }

  /**
   * Returns the source of the one entry that was found at a path.
   *
   * @throws OffprintException if none was found, or several
   */
  public static String source(List<CatalogEntry> found, Path path) {
    if (found.size() != 1) {
      throw new OffprintException(
          found.isEmpty()
              ? "The catalog has no post at " + path + ". List all posts with: offprint status -v"
              : path + " names " + found.size() + " posts. Name one of them.");
    }
    return found.get(0).source();
  }

  /** Returns the entries at these places, in the order of their sources. */
  Map<String, CatalogEntry> find(Catalog catalog) {
    EntryLookup lookup = catalog.lookup();
    return sources.contains("") ? catalog.entries() : lookup.at(sources, files);
  }
}
