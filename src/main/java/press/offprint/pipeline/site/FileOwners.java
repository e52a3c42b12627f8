package press.offprint.pipeline.site;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import press.offprint.content.site.permalink.PathSegments;

/**
 * The owners of the files in the output folder. Names that some file system takes for one are one
 * file, and no file may be in the place of a folder.
 */
final class FileOwners {
  private final Map<String, String> files = new HashMap<>();
  private final Map<String, String> folders = new HashMap<>();

  /**
   * Adds a file.
   *
   * @param owner as in a message
   */
  void add(String path, String owner) {
    String folded = PathSegments.fold(path);
    files.putIfAbsent(folded, owner);
    for (int end = folded.lastIndexOf('/'); end > 0; end = folded.lastIndexOf('/', end - 1)) {
      if (folders.putIfAbsent(folded.substring(0, end), owner) != null) {
        break;
      }
    }
  }

  /** Returns the owner of the file, or of the folder, in whose place the file would be. */
  Optional<String> of(String path) {
    String folded = PathSegments.fold(path);
    String owner = files.getOrDefault(folded, folders.get(folded));
    for (int end = folded.lastIndexOf('/'); owner == null && end > 0; ) {
      owner = files.get(folded.substring(0, end));
      end = folded.lastIndexOf('/', end - 1);
    }
    return Optional.ofNullable(owner);
  }
}
