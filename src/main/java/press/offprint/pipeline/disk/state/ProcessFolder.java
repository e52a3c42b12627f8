package press.offprint.pipeline.disk.state;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import press.offprint.pipeline.disk.FolderDeletion;
import press.offprint.pipeline.disk.StoreException;
import press.offprint.pipeline.disk.TemporaryNames;

/**
 * A folder for the files of one process, below a folder that several processes share. It is deleted
 * when it is closed. If its process was killed, the next process that creates one deletes it.
 */
public final class ProcessFolder implements AutoCloseable {
  private static final String LOCK = "lock";
  private static final long DAY_MILLIS = 86_400_000;

  private final Path path;
  private final LockFile lock;

  private ProcessFolder(Path path, LockFile lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Deletes the folders of killed processes, and creates one for this process.
   *
   * @throws StoreException if it cannot be created
   */
  public static ProcessFolder below(Path shared, InstantSource clock) {
    try {
      Files.createDirectories(shared);
      sweep(shared, clock);
      while (true) {
        Path folder = Files.createDirectory(shared.resolve(TemporaryNames.next()));
        Path file = folder.resolve(LOCK);
        Optional<LockFile> lock = LockFile.tryLock(file);
        // Another process may have deleted it between the creation and the lock.
        if (lock.isPresent() && Files.exists(file)) {
          return new ProcessFolder(folder, lock.get());
        } else if (lock.isPresent()) {
          lock.get().release();
        }
      }
    } catch (IOException e) {
      throw StoreException.of("A folder for temporary files cannot be created in " + shared, e);
    }
  }

  public Path path() {
    return path;
  }

  private static void sweep(Path shared, InstantSource clock) throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(shared)) {
      for (Path folder : folders) {
        if (TemporaryNames.isTemporary(folder)) {
          sweepFolder(folder, clock);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private static void sweepFolder(Path folder, InstantSource clock) {
    Path file = folder.resolve(LOCK);
    try {
      if (Files.exists(file)) {
        Optional<LockFile> lock = LockFile.tryLock(file);
        if (lock.isPresent()) {
          FolderDeletion.deleteAll(folder);
          lock.get().release();
        }
      } else if (clock.millis() - folder.toFile().lastModified() > DAY_MILLIS) {
        // Its process was killed before it had the lock; a younger one may be about to take it.
        FolderDeletion.deleteAll(folder);
      }
    } catch (IOException e) {
      // It stays until the next sweep, and nothing reads it.
    }
  }

  /** Deletes the folder with its files. */
  @Override
  public void close() {
    try {
      FolderDeletion.deleteAll(path);
      lock.release();
    } catch (IOException e) {
      // It stays until the next sweep.
    }
  }
}
