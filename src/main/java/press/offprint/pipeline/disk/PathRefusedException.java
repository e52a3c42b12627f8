package press.offprint.pipeline.disk;

import java.nio.file.FileSystemException;
import java.nio.file.Path;

/**
 * A path leads out of its root, or has an entry of another kind than a folder on the way: it is so,
 * or it became so while the path was opened.
 */
public final class PathRefusedException extends FileSystemException {
  private static final long serialVersionUID = 1L;

  PathRefusedException(Path path, String reason) {
    super(path.toString(), null, reason);
  }
}
