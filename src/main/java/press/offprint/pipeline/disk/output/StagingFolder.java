package press.offprint.pipeline.disk.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The folder of unfinished files, outside of the output folder so that nobody is served one. A file
 * can be moved from it in one step only within one file system; for all other targets, the
 * unfinished file is hidden beside its target. Safe for many threads.
 */
final class StagingFolder {
  private final Path folder;
  private final Map<Path, Boolean> onSameDisk = new ConcurrentHashMap<>();
  private volatile boolean enabled = true;

  StagingFolder(Path folder) {
    this.folder = folder;
  }

  Path folder() {
    return folder;
  }

  /** Puts all further unfinished files beside their targets. */
  void disable() {
    enabled = false;
  }

  /** Returns true if a file can be moved from here to the folder {@code target} in one step. */
  boolean isOnSameDisk(Path target) throws IOException {
    if (!enabled) {
      return false;
    }
    Boolean known = onSameDisk.get(target);
    if (known == null) {
      Files.createDirectories(folder);
      known = disk(folder).equals(disk(target));
      onSameDisk.put(target, known);
    }
    return known;
  }

  private static Object disk(Path path) throws IOException {
    boolean unix = path.getFileSystem().supportedFileAttributeViews().contains("unix");
    return unix ? Files.getAttribute(path, "unix:dev") : Files.getFileStore(path);
  }
}
