package press.offprint.catalog.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** A damaged database whose loss costs little. */
public final class DamagedFile {
  private DamagedFile() {}

  /**
   * Renames a database to {@code NAME.broken}, in place of an earlier one of that name, so that a
   * new one can be created.
   */
  public static void setAside(Path file) throws IOException {
    Files.move(
        file,
        file.resolveSibling(file.getFileName() + ".broken"),
        StandardCopyOption.REPLACE_EXISTING);
    for (String part : List.of("-wal", "-shm")) {
      Files.deleteIfExists(file.resolveSibling(file.getFileName() + part));
    }
  }
}
