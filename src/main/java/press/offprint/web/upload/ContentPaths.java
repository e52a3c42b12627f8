package press.offprint.web.upload;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;

/** Changes of the content folder that follow no link out of it. */
final class ContentPaths {
  private final Path content;

  ContentPaths(Path content) {
    this.content = content;
  }

  /**
   * Returns a path below the content folder and creates its parent folder.
   *
   * @throws ContentServiceException if a link on the path leads out of the content folder
   */
  Path resolve(String safe) throws IOException {
    Path place = content.resolve(safe);
    Path existing = place.getParent();
    while (!Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
      existing = existing.getParent();
    }
    if (!existing.toRealPath().startsWith(content.toRealPath()) || !Files.isDirectory(existing)) {
      throw new ContentServiceException(
          400,
          "\"" + safe + "\" cannot be stored: a link on its path leads out of the content folder.");
    }
    Files.createDirectories(place.getParent());
    return place;
  }

  /** Moves a file or folder. Fails if {@code to} is a folder that is not empty. */
  static void move(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Deletes the empty folders above {@code place}, up to the content folder. */
  void deleteEmptyFolders(Path place) throws IOException {
    Path folder = place.getParent();
    while (!folder.equals(content) && folder.startsWith(content) && isEmpty(folder)) {
      Files.delete(folder);
      folder = folder.getParent();
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.findAny().isEmpty();
    }
  }

  /** Deletes a folder and all that is in it, if it exists. */
  static void deleteAll(Path folder) throws IOException {
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes found)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException e)
                throws IOException {
              Files.delete(visited);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (NoSuchFileException e) {
      // The folder does not exist, as intended.
    }
  }
}
