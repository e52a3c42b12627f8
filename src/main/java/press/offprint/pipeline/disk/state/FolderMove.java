package press.offprint.pipeline.disk.state;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import press.offprint.pipeline.disk.FolderDeletion;

/** The move of a folder with all of its files, also to another file system. */
final class FolderMove {
  private FolderMove() {}

  /**
   * Moves {@code from} to {@code to}, which does not exist. If the process is killed, {@code to} is
   * complete or missing, and {@code from} is complete unless {@code to} exists.
   */
  static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Path part = to.resolveSibling(to.getFileName() + ".part");
      FolderDeletion.deleteAll(part);
      copy(from, part);
      Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
      FolderDeletion.deleteAll(from);
    }
  }

  /** Copies files and folders, and forces the files to disk; links and devices are left out. */
  static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes found)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(folder).toString()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes found)
              throws IOException {
            if (found.isRegularFile()) {
              Path copy = to.resolve(from.relativize(file).toString());
              Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
              try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
                channel.force(true);
              }
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
