package press.offprint.pipeline.disk.state;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.disk.FolderDeletion;
import press.offprint.pipeline.disk.IoErrorText;

/**
 * The state that earlier versions kept in the output folder, so that a web server could serve it.
 * It is moved to the state folder. A killed move is completed by the next one: the old folder
 * becomes the folder {@code incoming} of the state folder in one step, then its files are moved up
 * one by one.
 */
public final class FormerState {
  private static final String CATALOG = "catalog.db";

  private final Path old;
  private final Path folder;
  private final Path incoming;

  private FormerState(Path output, Path folder) {
    this.old = output.resolve(StateFolder.NAME);
    this.folder = folder;
    this.incoming = folder.resolve("incoming");
  }

  /**
   * Returns the state in an output folder.
   *
   * @param folder the folder in which the state of that output folder belongs
   */
  public static FormerState of(Path output, Path folder) {
    return new FormerState(output, folder);
  }

  /** Returns true if there is something to move. */
  public boolean exists() {
    return Files.exists(old, LinkOption.NOFOLLOW_LINKS) || Files.isDirectory(incoming);
  }

  /**
   * Moves the state; a state that the folder has already is kept, and the old one is removed. Call
   * it while holding the lock of the state folder.
   *
   * @param waitFor how long to wait for a process of an earlier version
   * @return true if the last process of an earlier version was killed
   * @throws OffprintException if a process of an earlier version is publishing, or a file cannot be
   *     moved
   */
  public boolean move(Duration waitFor, Consumer<String> notices) {
    if (!exists()) {
      return false;
    }
    try {
      if (Files.isDirectory(incoming)) {
        moveUp();
      }
      return Files.exists(old, LinkOption.NOFOLLOW_LINKS) && moveOld(waitFor, notices);
    } catch (IOException e) {
      throw new OffprintException(
          "The old state folder "
              + old
              + " cannot be moved to "
              + folder
              + ": "
              + IoErrorText.of(e)
              + ". Allow writing to both, or name another state folder with --state DIR.",
          e);
    }
  }

  private boolean moveOld(Duration waitFor, Consumer<String> notices) throws IOException {
    if (!Files.isDirectory(old, LinkOption.NOFOLLOW_LINKS)) {
      throw new OffprintException(
          old + " is a link or a file. Remove it, because the output folder holds no state.");
    }
    boolean killed;
    try (OutputLock lock = OutputLock.acquireFormer(old, waitFor)) {
      killed = lock.tookOver();
    }
    if (Files.exists(folder.resolve(CATALOG))) {
      FolderDeletion.deleteAll(old);
      notices.accept(
          "The old state folder "
              + old
              + " was removed, because the state of this output folder is in "
              + folder
              + ".");
    } else {
      FolderMove.move(old, incoming);
      moveUp();
      notices.accept("The state folder was moved from " + old + " to " + folder + ".");
    }
    return killed;
  }

  private void moveUp() throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(incoming)) {
      found.forEach(files::add);
    }
    for (Path file : files) {
      Path target = folder.resolve(file.getFileName());
      if (!OutputLock.isLockFile(file)) {
        if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
          FolderDeletion.deleteAll(target);
        }
        Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
      }
    }
    FolderDeletion.deleteAll(incoming);
  }
}
