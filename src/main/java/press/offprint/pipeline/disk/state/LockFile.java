package press.offprint.pipeline.disk.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A locked file. The operating system holds the lock and releases it when the process ends in any
 * way. The text in the file names the holder for people; the file is empty if its last holder
 * finished its work.
 */
final class LockFile {
  // The locked byte is far behind the text, because on Windows a locked region cannot be read.
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  // POSIX drops a process's lock when it closes any channel of the file, so a second attempt in
  // this process must not even open it.
  private static final Set<Path> LOCKED_HERE = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;
  private final FileLock lock;
  private final boolean wasKilled;

  private LockFile(Path file, FileChannel channel, FileLock lock, boolean wasKilled) {
    this.file = file;
    this.channel = channel;
    this.lock = lock;
    this.wasKilled = wasKilled;
  }

  /** Locks a file, which is created if it is missing; empty if another holder has the lock. */
  static Optional<LockFile> tryLock(Path file) throws IOException {
    if (!LOCKED_HERE.add(file)) {
      return Optional.empty();
    }
    FileChannel channel = null;
    Optional<LockFile> taken = Optional.empty();
    try {
      channel =
          FileChannel.open(
              file,
              Set.of(
                  StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
      FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
      if (lock != null) {
        taken = Optional.of(new LockFile(file, channel, lock, channel.size() > 0));
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

  /** Returns the text of a file that another holder has locked; empty text if there is none. */
  static String holder(Path file) {
    if (LOCKED_HERE.contains(file)) {
      return "this process";
    }
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      return "";
    }
  }

  /** Returns true if the last holder was killed. */
  boolean wasKilled() {
    return wasKilled;
  }

  /** Writes the name of the holder into the file. */
  void sign(String holder) throws IOException {
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
  }

  boolean isOpen() {
    return channel.isOpen();
  }

  /** Empties the file and releases the lock. */
  void finish() throws IOException {
    try {
      channel.truncate(0);
    } finally {
      release();
    }
  }

  /** Releases the lock, and leaves the text. */
  void release() throws IOException {
    try {
      lock.release();
      channel.close();
    } finally {
      LOCKED_HERE.remove(file);
    }
  }
}
