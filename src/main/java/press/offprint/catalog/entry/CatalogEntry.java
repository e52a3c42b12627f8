package press.offprint.catalog.entry;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import press.offprint.model.Problem;
import press.offprint.model.RenditionInfo;

/**
 * What is known about one source: its receipt, and enough for index, feeds and links without
 * reading the post again.
 *
 * @param source path relative to the content folder, joined by {@code /}
 * @param stamp what its file looked like when it was read
 * @param fingerprint SHA-256 of the post, empty where it could not be read
 * @param path its place in the site, empty where it has none
 * @param aliases former places
 * @param metadata what its front matter says, parsed when first asked for
 * @param problems in the order in which they were found
 * @param dependencies what else it was made from
 * @param renditions what lies in the output folder
 * @param words an estimate, as in {@link press.offprint.model.Content}
 * @param millis how long its publishing took
 * @param publishedAt milliseconds since 1970 by the publisher's clock
 */
public record CatalogEntry(
    String source,
    FileStamp stamp,
    String fingerprint,
    EntryStatus status,
    String path,
    List<String> aliases,
    LazyMetadata metadata,
    List<Problem> problems,
    List<StampedDependency> dependencies,
    List<StoredRendition> renditions,
    int words,
    long millis,
    long publishedAt) {

  public CatalogEntry {
    aliases = List.copyOf(aliases);
    problems = List.copyOf(problems);
    dependencies = List.copyOf(dependencies);
    renditions = List.copyOf(renditions);
  }

  /**
   * The same of a file whose content did not change, as its front matter was read now.
   *
   * @param newer of the file
   */
  public CatalogEntry withFront(FileStamp newer, List<String> nowAliases, LazyMetadata now) {
    return copy(newer, nowAliases, now, renditions);
  }

  public CatalogEntry withRenditions(List<StoredRendition> others) {
    return copy(stamp, aliases, metadata, others);
  }

  private CatalogEntry copy(
      FileStamp itsStamp,
      List<String> itsAliases,
      LazyMetadata itsMetadata,
      List<StoredRendition> itsRenditions) {
    return new CatalogEntry(
        source,
        itsStamp,
        fingerprint,
        status,
        path,
        itsAliases,
        itsMetadata,
        problems,
        dependencies,
        itsRenditions,
        words,
        millis,
        publishedAt);
  }

  /** Returns the paths of all files in the output folder that belong to this source. */
  public Set<String> paths() {
    Set<String> paths = new HashSet<>();
    for (StoredRendition rendition : renditions) {
      paths.add(rendition.download().path());
      paths.addAll(rendition.companions());
    }
    return paths;
  }

  /** The renditions as others may point to them. */
  public List<RenditionInfo> downloads() {
    return renditions.stream().map(StoredRendition::download).toList();
  }
}
