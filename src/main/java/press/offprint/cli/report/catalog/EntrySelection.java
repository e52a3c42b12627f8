package press.offprint.cli.report.catalog;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import press.offprint.catalog.Catalog;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.EntryStatus;
import press.offprint.catalog.entry.RelatedEntry;
import press.offprint.catalog.table.EntryLookup;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.plan.TranslatedEntries;

/**
 * The entries of a report, and what has to be known besides.
 *
 * @param known the entries and those that a report on them shows, by source
 * @param related lists of the entries, by source
 */
record EntrySelection(
    Collection<CatalogEntry> entries,
    Map<String, CatalogEntry> known,
    Map<String, RelatedEntry> related) {
  /** The most entries that are read one by one. */
  private static final int ONE_BY_ONE = 100;

  /**
   * Chooses the entries at paths; all without a path. All entries are known if there are many, if
   * one is ignored, because another one can be the reason, and if there can be translations.
   */
  static EntrySelection of(Catalog catalog, PublishSettings settings, Collection<Path> paths) {
    EntryLookup lookup = catalog.lookup();
    CatalogPlaces places = CatalogPlaces.of(settings, paths);
    if (paths.isEmpty()) {
      Map<String, CatalogEntry> all = catalog.entries();
      return new EntrySelection(all.values(), all, catalog.related());
    }
    Map<String, CatalogEntry> found = places.find(catalog);
    boolean isIgnored =
        found.values().stream().anyMatch(entry -> entry.status() == EntryStatus.IGNORED);
    if (found.size() > ONE_BY_ONE
        || isIgnored
        || TranslatedEntries.arePossible(lookup.sources())
        || !lookup.sourcesWith("translationKey").isEmpty()) {
      return new EntrySelection(found.values(), catalog.entries(), catalog.related());
    }
    Map<String, RelatedEntry> related = lookup.related(found.keySet());
    TreeSet<String> shown = new TreeSet<>();
    for (RelatedEntry list : related.values()) {
      list.posts().forEach(post -> shown.add(post.source()));
    }
    Map<String, CatalogEntry> known = new TreeMap<>(lookup.of(shown));
    known.putAll(found);
    return new EntrySelection(List.copyOf(found.values()), known, related);
  }
}
