package press.offprint.pipeline.disk.output;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import press.offprint.pipeline.disk.RootDirectory;
import press.offprint.pipeline.disk.StoreException;
import press.offprint.pipeline.disk.state.StateFolder;

/** The paths that a published file may have. */
final class OutputPaths {
  /** The beginning of names that no published file has. */
  static final String RESERVED = StateFolder.NAME;

  private final RootDirectory root;

  OutputPaths(RootDirectory root) {
    this.root = root;
  }

  /**
   * Returns the absolute path of a file.
   *
   * @param path relative, joined by {@code /}
   * @throws StoreException if the path leads out of the folder, is reserved, or is no valid path
   */
  Path resolve(String path) {
    // Some file systems ignore case.
    boolean reserved = ("/" + path.toLowerCase(Locale.ROOT)).contains("/" + RESERVED);
    if (!RootDirectory.isPlain(path) || reserved) {
      throw new StoreException(
          "\"" + path + "\" is not a valid file name in the output folder; it is not written.");
    }
    try {
      Path resolved = root.real().resolve(path).normalize();
      if (resolved.equals(root.real()) || !root.contains(resolved)) {
        throw new StoreException("\"" + path + "\" leads out of the output folder.");
      }
      return resolved;
    } catch (InvalidPathException e) {
      throw new StoreException(
          "\"" + path + "\" is a file name that this system cannot write: " + e.getReason(), e);
    }
  }
}
