package press.offprint.pipeline.disk.output;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An unfinished file: in the state folder, or in the folder of the file that it becomes.
 *
 * @param file the path while it is written
 * @param target the path when it is finished
 * @param path the target, relative to the output folder
 */
record TempFile(Path file, Path target, String path) {
  private static final String PREFIX = OutputPaths.RESERVED + "-";
  private static final AtomicLong COUNTER = new AtomicLong();

  /** Returns a file beside its target, with a name that no other process uses. */
  static TempFile beside(Path target, String path) {
    return in(target.getParent(), target, path);
  }

  /** Returns a file in {@code folder}, with a name that no other process uses. */
  static TempFile in(Path folder, Path target, String path) {
    String name = PREFIX + ProcessHandle.current().pid() + "-" + COUNTER.incrementAndGet();
    return new TempFile(folder.resolve(name), target, path);
  }

  /** Deletes the file if it was not moved to its target. */
  void discard() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // An earlier failure is being thrown; the next start sweeps the file.
    }
  }

  /** Deletes the unfinished files of killed processes below {@code root}; returns their number. */
  static int sweep(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      return 0;
    }
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
            // Offprint wrote nothing to a folder that it may not enter.
            return FileVisitResult.CONTINUE;
          }
        });
    return count[0];
  }
}
