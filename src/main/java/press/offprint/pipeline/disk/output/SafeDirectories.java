package press.offprint.pipeline.disk.output;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import press.offprint.pipeline.disk.FileStat;

/** Keeps what is written inside its root, whatever links lie on the way. */
final class SafeDirectories {
  private SafeDirectories() {}

  /**
   * Makes {@code folder} below {@code root}, one step at a time: a link on the way may lead
   * elsewhere in the root, never out of it.
   *
   * @param changed takes the folders that got a new one inside, to be forced to disk
   * @return the folder's real path
   */
  static Path makeFolders(Path root, Path folder, Set<Path> changed) throws IOException {
    Path here = root;
    for (Path name : root.relativize(folder)) {
      if (name.toString().isEmpty()) {
        continue;
      }
      Path next = here.resolve(name);
      boolean made = !next.toFile().exists() && isMade(next, here, changed);
      here = made ? next : enter(root, next);
    }
    return here;
  }

  private static boolean isMade(Path folder, Path outer, Set<Path> changed) throws IOException {
    try {
      Files.createDirectory(folder);
      changed.add(outer);
      return true;
    } catch (FileAlreadyExistsException racing) {
      // Another thread made it, or a link lies there; it is looked at like any other.
      return false;
    }
  }

  private static Path enter(Path root, Path next) throws IOException {
    return switch (FileStat.kind(next)) {
      case FOLDER -> next;
      case LINK -> {
        Path real = next.toRealPath();
        if (!real.startsWith(root)) {
          throw new FileSystemException(
              next.toString(),
              null,
              "the link " + next + " leads out of the output folder; remove it");
        }
        yield real;
      }
      default -> throw new FileSystemException(next.toString(), null, "Not a directory");
    };
  }

  /** True where {@code folder} exists and its real path is inside {@code root}. */
  static boolean isInside(Path root, Path folder) throws IOException {
    return folder.toRealPath().startsWith(root);
  }
}
