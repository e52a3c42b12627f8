package press.offprint.pipeline.disk;

import java.nio.file.Path;

/**
 * A name in an open folder; there may be no such entry.
 *
 * @param name one segment
 */
public record FolderEntry(OpenFolder folder, Path name) {

  /** Returns the path for messages, and for folders whose own path no author can change. */
  public Path path() {
    return folder.path().resolve(name);
  }
}
