package press.offprint.pipeline.disk.output;

import java.io.IOException;
import java.nio.file.Path;
import press.offprint.pipeline.disk.FileStat;
import press.offprint.pipeline.disk.OpenFolder;
import press.offprint.pipeline.disk.TemporaryNames;

/**
 * An unfinished file: in the staging folder, or in the folder of the file that it becomes.
 *
 * @param name its name while it is written
 * @param staged true if it is in the staging folder
 * @param folder the real path of the folder of its target
 * @param target the name when it is finished
 * @param path the target, relative to the output folder
 */
record TempFile(Path name, boolean staged, Path folder, Path target, String path) {
  private static final int MAX_DEPTH = 200;

  /** Returns a file with a name that no other process uses. */
  static TempFile of(boolean staged, Path folder, Path target, String path) {
    return new TempFile(TemporaryNames.next(), staged, folder, target, path);
  }

  /** Returns the same target with an unfinished file beside it. */
  TempFile besideTarget() {
    return of(false, folder, target, path);
  }

  /**
   * Deletes the unfinished files of killed processes below {@code root}, and the folders that they
   * did not complete; returns their number.
   *
   * @throws IOException if {@code root} exists and cannot be read
   */
  static int sweep(Path root) throws IOException {
    if (!root.toFile().isDirectory()) {
      return 0;
    }
    try (OpenFolder folder = OpenFolder.of(root)) {
      return sweep(folder, 0);
    }
  }

  private static int sweep(OpenFolder folder, int depth) throws IOException {
    int count = 0;
    for (Path entry : folder.list()) {
      try {
        count += sweep(folder, entry.getFileName(), depth);
      } catch (IOException e) {
        // Offprint wrote nothing to a folder that it may not enter.
      }
    }
    return count;
  }

  private static int sweep(OpenFolder folder, Path name, int depth) throws IOException {
    FileStat.Kind kind = folder.kind(name);
    boolean temporary = TemporaryNames.isTemporary(name);
    if (kind == FileStat.Kind.FILE && temporary) {
      folder.deleteFile(name);
      return 1;
    } else if (kind != FileStat.Kind.FOLDER || depth > MAX_DEPTH) {
      return 0;
    }
    int count;
    try (OpenFolder inner = folder.folder(name)) {
      count = sweep(inner, depth + 1);
    }
    if (temporary) {
      folder.deleteFolder(name);
    }
    return count;
  }
}
