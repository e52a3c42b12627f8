package press.offprint.pipeline.queue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.UUID;
import press.offprint.pipeline.disk.StoreException;

/**
 * The name of a coordinator among others that use the same broker. It is kept in the state folder,
 * so that a process after one that was killed finds the jobs of that one.
 */
public final class CoordinatorName {
  private static final String FILE = "coordinator";

  private CoordinatorName() {}

  /**
   * Returns the name of the coordinator with this state folder, whose lock is held.
   *
   * @throws StoreException if it cannot be read or written
   */
  public static String of(Path state) {
    Path file = state.resolve(FILE);
    try {
      try {
        return UUID.fromString(Files.readString(file).strip()).toString();
      } catch (NoSuchFileException | IllegalArgumentException e) {
        String name = UUID.randomUUID().toString();
        Files.writeString(file, name);
        return name;
      }
    } catch (IOException e) {
      throw StoreException.of("The name of the coordinator could not be kept in " + file, e);
    }
  }
}
