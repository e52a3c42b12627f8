package press.offprint.pipeline.disk.output;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A file that is written beside its place, under a name of its own, until it is whole.
 *
 * @param file where it is written
 * @param place where it belongs
 * @param path that place, relative to the output folder
 */
record TempFile(Path file, Path place, String path) {
  private static final String PREFIX = OutputFolder.OWN + "-";
  private static final AtomicLong COUNTER = new AtomicLong();

  /** A file for {@code place}, not written yet, under a name that no other process gives. */
  static TempFile beside(Path place, String path) {
    String name = PREFIX + ProcessHandle.current().pid() + "-" + COUNTER.incrementAndGet();
    return new TempFile(place.resolveSibling(name), place, path);
  }

  /** Takes it away. After it was moved to its place there is nothing left, and that is well. */
  void discard() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // The failure that led here is on its way; what is left is swept at the next start.
    }
  }

  /** Deletes what a killed process left below {@code root}; how many files. */
  static int sweep(Path root) throws IOException {
    int[] count = {0};
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes found)
              throws IOException {
            if (found.isRegularFile() && file.getFileName().toString().startsWith(PREFIX)) {
              Files.deleteIfExists(file);
              count[0]++;
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            // Somebody else's folder that we may not enter holds nothing of ours.
            return FileVisitResult.CONTINUE;
          }
        });
    return count[0];
  }
}
