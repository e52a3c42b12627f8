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

/** The content folder, as far as the desk may touch it; no link leads out of it. */
final class ContentPaths {
  private final Path content;

  ContentPaths(Path content) {
    this.content = content;
  }

  /** A place below the content folder, its folder made; refused where a link leads elsewhere. */
  Path place(String safe) throws IOException {
    Path place = content.resolve(safe);
    Path existing = place.getParent();
    while (!Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
      existing = existing.getParent();
    }
    if (!existing.toRealPath().startsWith(content.toRealPath()) || !Files.isDirectory(existing)) {
      throw new ContentServiceException(400, "\"" + safe + "\" leads out of the content folder.");
    }
    Files.createDirectories(place.getParent());
    return place;
  }

  /** Moves a file or folder; what stands at {@code to} already is in the way. */
  static void move(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Removes the folders above {@code place} that became empty, up to the content folder. */
  void tidy(Path place) throws IOException {
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
      // Gone already, which was the aim.
    }
  }
}
