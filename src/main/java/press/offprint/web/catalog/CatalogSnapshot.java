package press.offprint.web.catalog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.SiteRendition;
import press.offprint.catalog.entry.StoredRendition;
import press.offprint.model.RenditionInfo;

/**
 * The published posts and files of one moment. Immutable.
 *
 * @param version different for each snapshot
 * @param items newest first
 * @param files by path relative to the output folder
 * @param covers the path of the EPUB of each cover name
 * @param statics the paths of static files of the project
 */
public record CatalogSnapshot(
    long version,
    List<CatalogItem> items,
    Map<String, ServedFile> files,
    Map<String, String> covers,
    Set<String> statics) {

  static final CatalogSnapshot EMPTY =
      new CatalogSnapshot(0, List.of(), Map.of(), Map.of(), Set.of());

  private static final Comparator<CatalogItem> NEWEST_FIRST =
      Comparator.comparing(CatalogSnapshot::instant).reversed().thenComparing(CatalogItem::source);

  public CatalogSnapshot {
    items = List.copyOf(items);
    files = Collections.unmodifiableMap(files);
    covers = Collections.unmodifiableMap(covers);
    statics = Set.copyOf(statics);
  }

  static CatalogSnapshot of(
      long version, Collection<CatalogEntry> entries, Collection<SiteRendition> site) {
    List<CatalogItem> items = new ArrayList<>(entries.size());
    Map<String, ServedFile> files = new HashMap<>(entries.size() * 4);
    Map<String, String> covers = new HashMap<>();
    Set<String> statics = new HashSet<>();
    for (SiteRendition file : site) {
      String name = file.path().substring(file.path().lastIndexOf('/') + 1);
      files.put(
          file.path(), new ServedFile(file.path(), FileMediaTypes.of(file.path()), name, true));
      if (file.edition().equals(SiteRendition.STATIC)) {
        statics.add(file.path());
      }
    }
    for (CatalogEntry entry : entries) {
      CatalogItem.of(entry)
          .ifPresent(
              item -> {
                items.add(item);
                serve(entry, item, files);
                item.download("epub").ifPresent(epub -> covers.put(item.cover(), epub.path()));
              });
    }
    items.sort(NEWEST_FIRST);
    return new CatalogSnapshot(version, items, files, covers, statics);
  }

  private static Instant instant(CatalogItem item) {
    return item.date().map(d -> d.toInstant()).orElse(Instant.MIN);
  }

  private static void serve(CatalogEntry entry, CatalogItem item, Map<String, ServedFile> files) {
    for (StoredRendition rendition : entry.renditions()) {
      RenditionInfo download = rendition.download();
      String extension = download.path().substring(download.path().lastIndexOf('.') + 1);
      files.put(
          download.path(),
          new ServedFile(
              download.path(), download.mediaType(), item.title() + "." + extension, false));
      for (String path : rendition.companions()) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        files.put(path, new ServedFile(path, FileMediaTypes.of(path), name, true));
      }
    }
  }

  /** Returns the post at a permalink such as {@code /posts/hello/}, or empty if there is none. */
  public Optional<CatalogItem> findByPath(String path) {
    return items.stream().filter(item -> item.path().equals(path)).findFirst();
  }
}
