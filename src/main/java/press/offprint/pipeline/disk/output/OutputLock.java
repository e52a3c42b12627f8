package press.offprint.pipeline.disk.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.disk.StoreException;

/**
 * The lock that lets one process at a time publish to an output folder. The operating system holds
 * it on {@code .offprint/press.lock} and releases it when the process ends in any way. The text in
 * the file names the holder for people.
 */
public final class OutputLock implements AutoCloseable {
  // The locked byte is far behind the text, because on Windows a locked region cannot be read.
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  // POSIX drops a process's lock when it closes any channel of the file, so a second attempt in
  // this process must not even open it.
  private static final Set<Path> LOCKED_HERE = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;
  private final FileLock lock;
  private final boolean tookOver;

  private OutputLock(Path file, FileChannel channel, FileLock lock, boolean tookOver) {
    this.file = file;
    this.channel = channel;
    this.lock = lock;
    this.tookOver = tookOver;
  }

  /**
   * Takes the lock.
   *
   * @param output the output folder, which is created if it is missing
   * @param command the command of this process, such as {@code offprint watch}; a second process
   *     shows it
   * @param waitFor how long to wait for another holder; zero to fail at once
   * @throws OffprintException if another process holds the lock; the message names the process
   * @throws StoreException if the lock file cannot be written
   */
  public static OutputLock acquire(Path output, String command, Duration waitFor) {
    try {
      Path file = file(output);
      long deadline = System.nanoTime() + waitFor.toNanos();
      while (true) {
        Optional<OutputLock> taken = tryOnce(file, command);
        if (taken.isPresent()) {
          return taken.get();
        }
        if (System.nanoTime() >= deadline || Thread.currentThread().isInterrupted()) {
          throw locked(output, holder(file));
        }
        LockSupport.parkNanos(POLL_NANOS);
      }
    } catch (IOException e) {
      throw StoreException.of("The output folder " + output + " cannot be locked", e);
    }
  }

  private static Path file(Path output) throws IOException {
    Files.createDirectories(output);
    Path state = output.toRealPath().resolve(OutputFolder.STATE);
    if (Files.isSymbolicLink(state)) {
      throw new StoreException("The folder " + state + " is a link. Remove the link.");
    }
    return Files.createDirectories(state).resolve("press.lock");
  }

  private static Optional<OutputLock> tryOnce(Path file, String command) throws IOException {
    if (!LOCKED_HERE.add(file)) {
      return Optional.empty();
    }
    FileChannel channel = null;
    Optional<OutputLock> taken = Optional.empty();
    try {
      channel =
          FileChannel.open(
              file,
              Set.of(
                  StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
      FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
      if (lock != null) {
        boolean tookOver = channel.size() > 0;
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(describe(command).getBytes(StandardCharsets.UTF_8)), 0);
        taken = Optional.of(new OutputLock(file, channel, lock, tookOver));
      }
      return taken;
    } finally {
      if (taken.isEmpty()) {
        if (channel != null) {
          channel.close();
        }
        LOCKED_HERE.remove(file);
      }
    }
  }

  private static String describe(String command) {
    ProcessHandle self = ProcessHandle.current();
    String since = self.info().startInstant().map(Instant::toString).orElse("unknown");
    return "process " + self.pid() + " (" + command + "), started " + since + "\n";
  }

  private static String holder(Path file) {
    if (LOCKED_HERE.contains(file)) {
      return describe("this process").strip();
    }
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      return "";
    }
  }

  /** Returns true if the last holder was killed, so that there may be unfinished files. */
  public boolean tookOver() {
    return tookOver;
  }

  /** Releases the lock. */
  @Override
  public void close() {
    if (!channel.isOpen()) {
      return;
    }
    try {
      // An empty file means that the holder finished its work.
      channel.truncate(0);
      lock.release();
      channel.close();
    } catch (IOException e) {
      throw StoreException.of("The lock " + file + " could not be released", e);
    } finally {
      LOCKED_HERE.remove(file);
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
