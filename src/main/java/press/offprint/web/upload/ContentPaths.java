package press.offprint.web.upload;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
   * @throws ContentServiceException if a link on the path leads out of the content folder, or the
   *     parent folder is a file
   */
  Path resolve(String safe) throws IOException {
    Path place = content.resolve(safe);
    Path existing = place.getParent();
    while (!Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
      existing = existing.getParent();
    }
    if (Files.isRegularFile(existing, LinkOption.NOFOLLOW_LINKS)) {
      throw ContentServiceException.fileAndFolder(
          content.relativize(existing).toString().replace('\\', '/'));
    }
    if (!existing.toRealPath().startsWith(content.toRealPath()) || !Files.isDirectory(existing)) {
      throw new ContentServiceException(
          400,
          "\"" + safe + "\" cannot be stored: a link on its path leads out of the content folder.");
    }
    Files.createDirectories(place.getParent());
    return place;
  }

  /**
   * Checks that no folder on a path is a file.
   *
   * @throws ContentServiceException if one is
   */
  void requireFolders(String safe) {
    for (int slash = safe.indexOf('/'); slash > 0; slash = safe.indexOf('/', slash + 1)) {
      if (Files.isRegularFile(
          content.resolve(safe.substring(0, slash)), LinkOption.NOFOLLOW_LINKS)) {
        throw ContentServiceException.fileAndFolder(safe.substring(0, slash));
      }
    }
  }

  /**
   * Moves a file to a path where nothing is.
   *
   * @throws FileAlreadyExistsException if something is there by now, which stays
   */
  static void moveNew(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    try {
      // A link fails if the name exists. A move would replace what another program wrote just now.
      Files.createLink(to, from);
      Files.delete(from);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (FileSystemException | UnsupportedOperationException e) {
      // Not every file system has links.
      Files.move(from, to);
    }
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
}
