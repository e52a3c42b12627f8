package press.offprint.pipeline.disk;

import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** The names of unfinished files and folders, which no published file has. */
public final class TemporaryNames {
  /** The beginning of each name. */
  public static final String PREFIX = ".offprint-";

  // Its number is not enough: each container has a process 1, and several may share a folder.
  private static final String PROCESS =
      ProcessHandle.current().pid() + "-" + UUID.randomUUID().toString().substring(0, 8);

  private static final AtomicLong COUNTER = new AtomicLong();

  private TemporaryNames() {}

  /** Returns a name that no other process uses. */
  public static Path next() {
    return Path.of(PREFIX + PROCESS + "-" + COUNTER.incrementAndGet());
  }

  /** Returns true for the path of an unfinished file or folder. */
  public static boolean isTemporary(Path path) {
    return path.getFileName().toString().startsWith(PREFIX);
  }
}
