package press.offprint.pipeline.disk;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * A folder out of which no path and no link may lead.
 *
 * @param real its real path
 */
public record RootDirectory(Path real) {

  /**
   * Returns the root at {@code folder}.
   *
   * @throws IOException if the folder does not exist or cannot be read
   */
  public static RootDirectory of(Path folder) throws IOException {
    return new RootDirectory(folder.toRealPath());
  }

  /** Returns true if a real path is this folder or below it. */
  public boolean contains(Path realPath) {
    return realPath.startsWith(real);
  }

  /**
   * Returns true for a relative path joined by {@code /} that has no empty segment, no segment
   * {@code .} or {@code ..}, no backslash and no control character.
   */
  public static boolean isPlain(String path) {
    for (String segment : path.split("/", -1)) {
      if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
        return false;
      }
    }
    return path.chars().noneMatch(c -> c == '\\' || Character.isISOControl(c));
  }

  /**
   * Creates {@code folder} below this folder, one segment at a time, so that each link on the way
   * is checked before anything is created behind it.
   *
   * @param changed receives the folders that got a new entry and have to be forced to disk
   * @return the real path of {@code folder}
   * @throws FileSystemException if a segment is a file, or a link that leads out of this folder
   */
  public Path createDirectories(Path folder, Set<Path> changed) throws IOException {
    Path current = real;
    for (Path segment : real.relativize(folder)) {
      if (segment.toString().isEmpty()) {
        continue;
      }
      Path next = current.resolve(segment);
      boolean created = !next.toFile().exists() && create(next, current, changed);
      current = created ? next : enter(next);
    }
    return current;
  }

  private static boolean create(Path folder, Path parent, Set<Path> changed) throws IOException {
    try {
      Files.createDirectory(folder);
      changed.add(parent);
      return true;
    } catch (FileAlreadyExistsException e) {
      // Another thread created it, or it is a dangling link: it is checked like any other.
      return false;
    }
  }

  private Path enter(Path folder) throws IOException {
    return switch (FileStat.kind(folder)) {
      case FOLDER -> folder;
      case LINK -> {
        Path target = folder.toRealPath();
        if (!contains(target)) {
          throw new FileSystemException(
              folder.toString(),
              null,
              "the link " + folder + " leads out of the folder " + real + "; remove the link");
        }
        yield target;
      }
      default -> throw new FileSystemException(folder.toString(), null, "Not a directory");
    };
  }
}
