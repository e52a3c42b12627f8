package press.offprint.pipeline.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Comparisons of paths by the folders that they lead to, through links and in any case. */
public final class RealPaths {
  private RealPaths() {}

  /**
   * Returns the real path of a file or folder that may be missing: that of its nearest folder that
   * exists, with the missing names behind it.
   */
  public static Path of(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    for (Path at = absolute; at != null; at = at.getParent()) {
      try {
        return at.toRealPath().resolve(at.relativize(absolute)).normalize();
      } catch (IOException e) {
        // The folder above may exist.
      }
    }
    return absolute;
  }

  /** Returns true if {@code inner} is {@code outer} or below it. */
  public static boolean isWithin(Path inner, Path outer) {
    Path top = of(outer);
    for (Path at = of(inner); at != null; at = at.getParent()) {
      if (isSame(at, top)) {
        return true;
      }
    }
    return false;
  }

  // A file system that ignores case, or a mount, gives one folder several real paths.
  private static boolean isSame(Path one, Path other) {
    try {
      return one.equals(other) || Files.isSameFile(one, other);
    } catch (IOException e) {
      return false;
    }
  }
}
