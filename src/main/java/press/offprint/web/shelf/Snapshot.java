package press.offprint.web.shelf;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.offprint.catalog.Entry;
import press.offprint.catalog.SiteRendition;
import press.offprint.catalog.StoredRendition;
import press.offprint.model.Download;

/**
 * All that was published at one moment; nobody changes it.
 *
 * @param version another one for each snapshot
 * @param items newest first
 * @param files by path relative to the output folder
 * @param covers the EPUB that each cover's name stands for
 */
public record Snapshot(
    long version, List<Item> items, Map<String, Served> files, Map<String, String> covers) {

  static final Snapshot EMPTY = new Snapshot(0, List.of(), Map.of(), Map.of());

  private static final Comparator<Item> NEWEST_FIRST =
      Comparator.comparing(Snapshot::instant).reversed().thenComparing(Item::source);

  public Snapshot {
    items = List.copyOf(items);
  }

  static Snapshot of(long version, Collection<Entry> entries, Collection<SiteRendition> site) {
    List<Item> items = new ArrayList<>(entries.size());
    Map<String, Served> files = new HashMap<>(entries.size() * 4);
    Map<String, String> covers = new HashMap<>();
    for (SiteRendition file : site) {
      String name = file.path().substring(file.path().lastIndexOf('/') + 1);
      files.put(file.path(), new Served(file.path(), MediaTypes.of(file.path()), name));
    }
    for (Entry entry : entries) {
      Item.of(entry)
          .ifPresent(
              item -> {
                items.add(item);
                serve(entry, item, files);
                item.download("epub").ifPresent(epub -> covers.put(item.cover(), epub.path()));
              });
    }
    items.sort(NEWEST_FIRST);
    return new Snapshot(version, items, files, covers);
  }

  private static Instant instant(Item item) {
    return item.date().map(d -> d.toInstant()).orElse(Instant.MIN);
  }

  private static void serve(Entry entry, Item item, Map<String, Served> files) {
    for (StoredRendition rendition : entry.renditions()) {
      Download download = rendition.download();
      String ending = download.path().substring(download.path().lastIndexOf('.') + 1);
      files.put(
          download.path(),
          new Served(download.path(), download.mediaType(), item.title() + "." + ending));
      for (String path : rendition.companions()) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        files.put(path, new Served(path, MediaTypes.of(path), name));
      }
    }
  }

  /** The post at a site path such as {@code /posts/hello/}. */
  public Optional<Item> at(String path) {
    return items.stream().filter(item -> item.path().equals(path)).findFirst();
  }
}
