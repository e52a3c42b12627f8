package press.offprint.pipeline.disk.state;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import press.offprint.pipeline.disk.StoreException;

/** A folder within the state folder whose files are needed by one process only. */
public final class PrivateFolder {
  private PrivateFolder() {}

  /**
   * Removes the folder with its files. Links in it are removed and not followed.
   *
   * @throws StoreException if a file cannot be removed
   */
  public static void empty(Path folder) {
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path each, IOException failure)
                throws IOException {
              if (failure != null) {
                throw failure;
              }
              Files.delete(each);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (NoSuchFileException e) {
      // There is nothing to remove.
    } catch (IOException e) {
      throw StoreException.of("The folder " + folder + " cannot be emptied", e);
    }
  }
}
