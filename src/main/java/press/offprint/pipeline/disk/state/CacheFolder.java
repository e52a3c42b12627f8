package press.offprint.pipeline.disk.state;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The folder of a user for files that can be made again. */
public final class CacheFolder {
  private CacheFolder() {}

  /**
   * Returns the folder for Offprint; it may be missing. It is below {@code XDG_CACHE_HOME} (XDG
   * Base Directory Specification), else below {@code LOCALAPPDATA} of Windows, else below {@code
   * .cache} of the home folder, and if that cannot be written, in the folder for temporary files.
   *
   * @param environment the environment variables
   * @param home the home folder of the user
   */
  public static Path of(Map<String, String> environment, String home) {
    for (String name : new String[] {"XDG_CACHE_HOME", "LOCALAPPDATA"}) {
      Path folder = Path.of(environment.getOrDefault(name, ""));
      if (folder.isAbsolute()) {
        return folder.resolve("offprint");
      }
    }
    Path folder = Path.of(home);
    return Files.isWritable(folder)
        ? folder.resolve(".cache").resolve("offprint")
        : Path.of(
            System.getProperty("java.io.tmpdir"), "offprint-" + System.getProperty("user.name"));
  }
}
