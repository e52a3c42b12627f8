package press.offprint;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Folders of real and hostile posts that lie beside the project and not in it. Tests that want them
 * are skipped where they are missing.
 */
public final class SharedFolder {
  private SharedFolder() {}

  /**
   * A folder below {@code shared}, such as {@code corpora/rust-blog}: found by the system property
   * {@code offprint.shared}, else in a folder {@code shared} beside the project or further up.
   */
  public static Optional<Path> folder(String name) {
    Stream<Path> property = Stream.ofNullable(System.getProperty("offprint.shared")).map(Path::of);
    Stream<Path> above =
        Stream.iterate(
                Path.of(System.getProperty("user.dir")).toAbsolutePath(),
                path -> path != null,
                Path::getParent)
            .map(path -> path.resolve("shared"));
    return Stream.concat(property, above)
        .map(path -> path.resolve(name))
        .filter(Files::isDirectory)
        .findFirst();
  }

  /** As {@link #folder}; a test that asks for a folder that is missing is skipped, and says so. */
  public static Path required(String name) {
    Optional<Path> folder = folder(name);
    Assumptions.assumeTrue(
        folder.isPresent(), "shared/" + name + " does not lie beside the project: skipped");
    return folder.orElseThrow();
  }
}
