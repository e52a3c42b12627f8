package press.offprint.pipeline.disk.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.disk.IoErrorText;
import press.offprint.pipeline.disk.RealPaths;
import press.offprint.pipeline.disk.StoreException;

/**
 * The lock that lets one process at a time publish to an output folder, also if two projects
 * publish to it. No lock file is in the output folder, because all of that may be hosted. A process
 * locks these files:
 *
 * <ul>
 *   <li>the one in its state folder, because two processes must not write one catalog;
 *   <li>the one in the state folder beside the output folder, if there is any: the project to which
 *       the output folder belongs;
 *   <li>one in the system's folder for temporary files, named by the real path of the output
 *       folder.
 * </ul>
 */
public final class OutputLock implements AutoCloseable {
  private static final String NAME = "press.lock";
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final List<LockFile> files;

  private OutputLock(List<LockFile> files) {
    this.files = files;
  }

  /**
   * Takes the lock.
   *
   * @param state the state folder of this output folder, which exists
   * @param output the output folder, which exists
   * @param command the command of this process, such as {@code offprint watch}; a second process
   *     shows it
   * @param waitFor how long to wait for another holder; zero to fail at once
   * @throws OffprintException if another process holds the lock; the message names the process
   * @throws StoreException if a lock file cannot be written
   */
  public static OutputLock acquire(Path state, Path output, String command, Duration waitFor) {
    Set<Path> files = new LinkedHashSet<>();
    files.add(RealPaths.of(state).resolve(NAME));
    Path real = RealPaths.of(output);
    beside(real).ifPresent(files::add);
    shared(real).ifPresent(files::add);
    return acquire(List.copyOf(files), output, command, waitFor);
  }

  /** Takes the lock that earlier versions kept in the output folder. */
  static OutputLock acquireFormer(Path folder, Duration waitFor) {
    return acquire(List.of(folder.resolve(NAME)), folder.getParent(), "offprint", waitFor);
  }

  private static OutputLock acquire(
      List<Path> files, Path output, String command, Duration waitFor) {
    long deadline = System.nanoTime() + waitFor.toNanos();
    try {
      while (true) {
        List<LockFile> taken = new ArrayList<>();
        Optional<Path> locked = tryAll(files, taken);
        if (locked.isEmpty()) {
          for (LockFile file : taken) {
            file.sign(describe(command));
          }
          return new OutputLock(taken);
        }
        if (System.nanoTime() >= deadline || Thread.currentThread().isInterrupted()) {
          throw locked(output, LockFile.holder(locked.get()));
        }
        LockSupport.parkNanos(POLL_NANOS);
      }
    } catch (IOException e) {
      throw new StoreException(
          "The output folder "
              + output
              + " cannot be locked: "
              + IoErrorText.of(e)
              + ". The lock is in "
              + files.get(0).getParent()
              + "; name another state folder with --state DIR.",
          e);
    }
  }

  /** Locks all files, or none of them; returns the one that another process has locked. */
  private static Optional<Path> tryAll(List<Path> files, List<LockFile> taken) throws IOException {
    boolean complete = false;
    try {
      for (Path file : files) {
        Optional<LockFile> lock = LockFile.tryLock(file);
        if (lock.isEmpty()) {
          return Optional.of(file);
        }
        taken.add(lock.get());
      }
      complete = true;
      return Optional.empty();
    } finally {
      if (!complete) {
        for (LockFile lock : taken) {
          lock.release();
        }
      }
    }
  }

  /** Returns the lock file of the project to which the output folder belongs, if it has one. */
  private static Optional<Path> beside(Path output) {
    Path project = output.getParent();
    if (project == null) {
      return Optional.empty();
    }
    Path state = StateFolder.of(project.resolve(StateFolder.NAME), project, output);
    return Optional.of(state.resolve(NAME)).filter(Files::isWritable);
  }

  // Empty if there is no folder for temporary files, such as on a disk that is all read-only.
  private static Optional<Path> shared(Path output) {
    String user = System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9._-]", "_");
    Path folder = Path.of(System.getProperty("java.io.tmpdir"), "offprint-" + user);
    try {
      if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
        Files.createDirectories(folder);
      }
      String name = Bytes.utf8(output.toString()).sha256().substring(0, 32);
      return Optional.of(folder.toRealPath().resolve(name + ".lock"))
          .filter(file -> Files.isWritable(folder));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String describe(String command) {
    ProcessHandle self = ProcessHandle.current();
    String since = self.info().startInstant().map(Instant::toString).orElse("unknown");
    return "process " + self.pid() + " (" + command + "), started " + since + "\n";
  }

  /** Returns true if {@code file} is the lock file of a state folder. */
  static boolean isLockFile(Path file) {
    return file.endsWith(NAME);
  }

  /**
   * Returns true if a process uses a state folder, or was killed while it did. It costs one stat
   * call.
   */
  public static boolean isHeld(Path state) {
    return state.resolve(NAME).toFile().length() > 0;
  }

  /** Returns true if a process holds the lock of a state folder now. */
  static boolean isInUse(Path state) throws IOException {
    Optional<LockFile> free = LockFile.tryLock(RealPaths.of(state).resolve(NAME));
    if (free.isPresent()) {
      free.get().release();
    }
    return free.isEmpty();
  }

  /** Returns true if the last holder was killed, so that there may be unfinished files. */
  public boolean tookOver() {
    return files.stream().anyMatch(LockFile::wasKilled);
  }

  /** Releases the lock. */
  @Override
  public void close() {
    try {
      for (LockFile file : files) {
        if (file.isOpen()) {
          file.finish();
        }
      }
    } catch (IOException e) {
      throw StoreException.of("The lock of the output folder could not be released", e);
    }
  }

  private static OffprintException locked(Path output, String holder) {
    return new OffprintException(
        "Another Offprint process is publishing to "
            + output
            + (holder.isEmpty() ? "" : ": " + holder)
            + ". Wait until that process ends, stop it, or choose another output folder with"
            + " --output.");
  }
}
