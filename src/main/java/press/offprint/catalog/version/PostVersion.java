package press.offprint.catalog.version;

import java.util.List;
import java.util.TreeSet;

/**
 * The files of a post or a book at one time of publishing. Its first version has the number 1; a
 * run that changes a byte of a file makes the next one.
 *
 * @param source the path relative to the content folder, or the name of a book
 * @param at the time of its publishing, in milliseconds since 1970
 * @param run the number of the run in the history, 0 if it has none
 * @param path the permalink
 * @param fingerprint the SHA-256 of the post
 * @param renditions empty if the post was withdrawn then
 */
public record PostVersion(
    String source,
    int number,
    long at,
    long run,
    String path,
    String title,
    String fingerprint,
    List<VersionedRendition> renditions) {
  public PostVersion {
    renditions = List.copyOf(renditions);
  }

  /** Returns the same version with other renditions. */
  public PostVersion with(List<VersionedRendition> others) {
    return new PostVersion(source, number, at, run, path, title, fingerprint, others);
  }

  /** Returns all files, those of each rendition together. */
  public List<StoredFile> files() {
    return renditions.stream().flatMap(rendition -> rendition.files().stream()).toList();
  }

  /** Returns true if another version has the same files with the same bytes. */
  public boolean hasFilesOf(PostVersion other) {
    return keys().equals(other.keys());
  }

  private TreeSet<String> keys() {
    TreeSet<String> keys = new TreeSet<>();
    for (VersionedRendition rendition : renditions) {
      String edition = rendition.download().edition();
      rendition.files().forEach(f -> keys.add(edition + '\0' + f.path() + '\0' + f.sha256()));
    }
    return keys;
  }
}
