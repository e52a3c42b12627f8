package press.offprint.pipeline.disk.state;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.disk.FolderDeletion;
import press.offprint.pipeline.disk.IoErrorText;
import press.offprint.pipeline.disk.RealPaths;
import press.offprint.pipeline.disk.TemporaryNames;

/**
 * The folder of everything that Offprint keeps between runs: catalog, caches, secrets and
 * unfinished files. It is outside of the output folder, so that no web server can serve it; its
 * owner alone can read it, and git ignores it.
 *
 * <p>The state of the first output folder of a project is directly in the folder. The state of each
 * further output folder is in a folder of {@code outputs}, because a catalog describes the files of
 * one output folder.
 */
public final class StateFolder {
  /** The name of the folder in a project. */
  public static final String NAME = ".offprint";

  private static final String OWNER = "output-folder";
  private static final String OTHERS = "outputs";
  private static final String IGNORE = ".gitignore";
  private static final Set<String> MARKS = Set.of(IGNORE, OWNER, OTHERS, "catalog.db");
  private static final Set<PosixFilePermission> PRIVATE =
      PosixFilePermissions.fromString("rwx------");

  private StateFolder() {}

  /**
   * Returns the folder with the state of one output folder. It may be missing.
   *
   * @param root the state folder of the project
   */
  public static Path of(Path root, Path project, Path output) {
    String key = key(project, output);
    String owner = text(root.resolve(OWNER));
    return owner.isEmpty() || owner.equals(key) ? root : other(root, key);
  }

  /**
   * Returns the folder with the state of one output folder, and creates it if it is missing.
   *
   * @param root the state folder of the project
   * @throws OffprintException if the folder cannot be created or holds files of another program
   */
  public static Path create(Path root, Path project, Path output) {
    try {
      prepare(root);
      claim(root, key(project, output));
      Path folder = of(root, project, output);
      if (!folder.equals(root) && !Files.isDirectory(folder)) {
        removeUnused(root.resolve(OTHERS), project);
        Files.createDirectories(folder);
        claim(folder, key(project, output));
      }
      return folder;
    } catch (IOException e) {
      throw new OffprintException(
          "The state folder "
              + root
              + " cannot be created or used: "
              + IoErrorText.of(e)
              + ". Allow writing to it, or name another folder with --state DIR.",
          e);
    }
  }

  private static void prepare(Path root) throws IOException {
    if (Files.isSymbolicLink(root)) {
      throw new OffprintException(
          "The state folder "
              + root
              + " is a link. Remove the link, or name the folder itself with --state DIR.");
    }
    if (!Files.exists(root)) {
      Files.createDirectories(root.getParent());
      createPrivately(root);
    } else if (!Files.isDirectory(root) || isForeign(root)) {
      throw new OffprintException(
          root
              + " holds other files than the state of Offprint. Name a new or an empty folder with"
              + " --state DIR.");
    }
    restrict(root);
    Path ignore = root.resolve(IGNORE);
    if (!Files.exists(ignore, LinkOption.NOFOLLOW_LINKS)) {
      Files.writeString(ignore, "*\n");
    }
  }

  private static void createPrivately(Path root) throws IOException {
    try {
      if (isPosix(root)) {
        Files.createDirectory(root, PosixFilePermissions.asFileAttribute(PRIVATE));
      } else {
        Files.createDirectory(root);
      }
    } catch (FileAlreadyExistsException e) {
      // Another process was first; its folder is as good.
    }
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static void restrict(Path root) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(root, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (view != null && !view.readAttributes().permissions().equals(PRIVATE)) {
      view.setPermissions(PRIVATE);
    }
  }

  // Another folder, such as one with posts, must not become private and ignored by git.
  private static boolean isForeign(Path root) throws IOException {
    boolean empty = true;
    if (root.endsWith(NAME)) {
      return false;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(root)) {
      for (Path file : files) {
        empty = false;
        String name = file.getFileName().toString();
        if (MARKS.contains(name) && (!name.equals(IGNORE) || text(file).equals("*"))) {
          return false;
        }
      }
    }
    return !empty;
  }

  // The link appears with its whole text or not at all, and the first process wins.
  private static void claim(Path folder, String key) throws IOException {
    Path owner = folder.resolve(OWNER);
    if (Files.exists(owner)) {
      return;
    }
    Path part = folder.resolve(TemporaryNames.next());
    Files.writeString(part, key + "\n");
    try {
      Files.createLink(owner, part);
    } catch (FileAlreadyExistsException e) {
      // The folder has an owner by now.
    } catch (IOException | UnsupportedOperationException e) {
      Files.writeString(owner, key + "\n");
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Deletes the state of output folders that do not exist any more. */
  private static void removeUnused(Path others, Path project) throws IOException {
    if (!Files.isDirectory(others)) {
      return;
    }
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(others)) {
      for (Path folder : folders) {
        String owner = text(folder.resolve(OWNER));
        if (!owner.isEmpty()
            && !OutputLock.isHeld(folder)
            && !Files.exists(RealPaths.of(project).resolve(owner))) {
          FolderDeletion.deleteAll(folder);
        }
      }
    }
  }

  private static Path other(Path root, String key) {
    return root.resolve(OTHERS).resolve(Bytes.utf8(key).sha256().substring(0, 16));
  }

  // Relative to the project, so that a project can be moved together with its output folder.
  private static String key(Path project, Path output) {
    Path home = RealPaths.of(project);
    Path real = RealPaths.of(output);
    return (real.startsWith(home) ? home.relativize(real) : real).toString().replace('\\', '/');
  }

  /** Returns the text of a file; empty text if there is none. */
  private static String text(Path file) {
    try {
      return file.toFile().isFile() ? Files.readString(file).strip() : "";
    } catch (IOException e) {
      return "";
    }
  }
}
