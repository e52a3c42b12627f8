package press.offprint;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The folders of real and hostile posts beside the project. A test that needs one is skipped if the
 * folder is missing.
 */
public final class SharedFolder {
  private SharedFolder() {}

  /**
   * Returns a folder below {@code shared}, such as {@code corpora/rust-blog}. The system property
   * {@code offprint.shared} names the parent; without it, {@code shared} is searched beside the
   * project and in the folders above.
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

  /** Returns {@link #folder}; skips the test with a message if the folder is missing. */
  public static Path required(String name) {
    Optional<Path> folder = folder(name);
    Assumptions.assumeTrue(
        folder.isPresent(), "shared/" + name + " does not lie beside the project: skipped");
    return folder.orElseThrow();
  }
}
