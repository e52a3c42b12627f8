package press.offprint.pipeline.disk;

import java.io.IOException;
import java.nio.file.Path;

/** A folder that nothing may lead out of, by its real path. */
public record RootDirectory(Path real) {

  public static RootDirectory of(Path folder) throws IOException {
    return new RootDirectory(folder.toRealPath());
  }

  public boolean holds(Path realPath) {
    return realPath.startsWith(real);
  }

  /**
   * True for a relative path joined by {@code /} whose segments all name something: none is empty,
   * {@code .} or {@code ..}, and none holds a backslash or a control character.
   */
  public static boolean isPlain(String path) {
    for (String segment : path.split("/", -1)) {
      if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
        return false;
      }
    }
    return path.chars().noneMatch(c -> c == '\\' || Character.isISOControl(c));
  }
}
