package press.offprint.catalog;

import java.util.List;
import press.offprint.model.Download;
import press.offprint.model.Problem;

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
public record Entry(
    String source,
    Stamp stamp,
    String fingerprint,
    Status status,
    String path,
    List<String> aliases,
    FiledMetadata metadata,
    List<Problem> problems,
    List<StampedDependency> dependencies,
    List<StoredRendition> renditions,
    int words,
    long millis,
    long publishedAt) {

  public Entry {
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
  public Entry withFront(Stamp newer, List<String> nowAliases, FiledMetadata now) {
    return copy(newer, nowAliases, now, renditions);
  }

  public Entry withRenditions(List<StoredRendition> others) {
    return copy(stamp, aliases, metadata, others);
  }

  private Entry copy(
      Stamp itsStamp,
      List<String> itsAliases,
      FiledMetadata itsMetadata,
      List<StoredRendition> itsRenditions) {
    return new Entry(
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

  /** The renditions as others may point to them. */
  public List<Download> downloads() {
    return renditions.stream().map(StoredRendition::download).toList();
  }
}
