package press.offprint.catalog.entry;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import press.offprint.model.RenditionInfo;
import press.offprint.model.problem.Problem;

/**
 * The catalog entry of a source: its receipt, and the data that lists, feeds and links need without
 * reading the post again.
 *
 * @param source the path relative to the content folder, with {@code /}
 * @param stamp the stamp of the file when it was read
 * @param fingerprint the SHA-256 of the post, empty if it could not be read; for a book, {@link
 *     #BOOK} and the hash of its definition
 * @param path the permalink, empty if it has none
 * @param aliases former permalinks
 * @param metadata the metadata of the front matter
 * @param problems in the order in which they were found
 * @param dependencies the inputs beside the post itself
 * @param renditions the files in the output folder
 * @param words the word count, an estimate as in {@link press.offprint.model.Content}
 * @param millis the time of work on the post
 * @param publishedAt in milliseconds since 1970
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

  /** The beginning of the fingerprint of a book, which no post has. */
  public static final String BOOK = "book:";

  public CatalogEntry {
    aliases = List.copyOf(aliases);
    problems = List.copyOf(problems);
    dependencies = List.copyOf(dependencies);
    renditions = List.copyOf(renditions);
  }

  /** Returns true for a book, false for a source. */
  public boolean isBook() {
    return fingerprint.startsWith(BOOK);
  }

  /** Returns this entry with another stamp, and with other data of its front matter. */
  public CatalogEntry withFront(
      FileStamp newStamp, List<String> newAliases, LazyMetadata newMetadata) {
    return copy(newStamp, newAliases, newMetadata, problems, renditions);
  }

  /** Returns this entry with another fingerprint. */
  public CatalogEntry withFingerprint(String newFingerprint) {
    return new CatalogEntry(
        source,
        stamp,
        newFingerprint,
        status,
        path,
        aliases,
        metadata,
        problems,
        dependencies,
        renditions,
        words,
        millis,
        publishedAt);
  }

  /** Returns this entry with other renditions. */
  public CatalogEntry withRenditions(List<StoredRendition> newRenditions) {
    return copy(stamp, aliases, metadata, problems, newRenditions);
  }

  /** Returns this entry with other problems. */
  public CatalogEntry withProblems(List<Problem> newProblems) {
    return copy(stamp, aliases, metadata, newProblems, renditions);
  }

  private CatalogEntry copy(
      FileStamp newStamp,
      List<String> newAliases,
      LazyMetadata newMetadata,
      List<Problem> newProblems,
      List<StoredRendition> newRenditions) {
    return new CatalogEntry(
        source,
        newStamp,
        fingerprint,
        status,
        path,
        newAliases,
        newMetadata,
        newProblems,
        dependencies,
        newRenditions,
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

  /** Returns the paths of the pictures whose narrower copies are not made yet. */
  public List<String> outstanding() {
    return renditions.stream().flatMap(rendition -> rendition.outstanding().stream()).toList();
  }

  /** Returns the files of the renditions, without their companions. */
  public List<RenditionInfo> downloads() {
    return renditions.stream().map(StoredRendition::download).toList();
  }
}
