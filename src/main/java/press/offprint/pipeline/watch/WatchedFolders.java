package press.offprint.pipeline.watch;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;
import static java.nio.file.StandardWatchEventKinds.OVERFLOW;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** All folders below the content folder, each with a watch of the file system. */
final class WatchedFolders implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(WatchedFolders.class.getName());

  private final Path root;
  private final Path output;
  private final WatchService service;
  private final Map<WatchKey, Path> folders = new HashMap<>();
  private boolean complete = true;

  WatchedFolders(Path root, Path output) throws IOException {
    this.root = root;
    this.output = output;
    this.service = root.getFileSystem().newWatchService();
  }

  void watchAll() {
    watch(root);
  }

  /** False where some folder could not be watched, so that only polling sees its changes. */
  boolean seesEverything() {
    return complete;
  }

  /** Waits for a change; false where none came in time. */
  boolean changed(long time, TimeUnit unit) throws InterruptedException {
    WatchKey key = service.poll(time, unit);
    boolean any = false;
    for (; key != null; key = service.poll()) {
      any = true;
      take(key);
    }
    return any;
  }

  private void take(WatchKey key) {
    Path folder = folders.get(key);
    for (WatchEvent<?> event : key.pollEvents()) {
      if (event.kind() == OVERFLOW || folder == null) {
        watch(root);
      } else if (event.kind() == ENTRY_CREATE) {
        Path child = folder.resolve((Path) event.context());
        if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
          watch(child);
        }
      }
    }
    if (!key.reset()) {
      folders.remove(key);
    }
  }

  private void watch(Path top) {
    try {
      Files.walkFileTree(
          top,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
                throws IOException {
              boolean hidden =
                  !folder.equals(root) && folder.getFileName().toString().startsWith(".");
              if (hidden || folder.equals(output)) {
                return FileVisitResult.SKIP_SUBTREE;
              }
              folders.put(
                  folder.register(service, ENTRY_CREATE, ENTRY_DELETE, ENTRY_MODIFY), folder);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              // Gone again, or not ours to read: the poll reports what matters.
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      if (complete) {
        LOG.log(
            Level.WARNING,
            "Not all folders below {0} can be watched ({1}); they are polled instead",
            new Object[] {root, e.getMessage()});
      }
      complete = false;
    }
  }

  @Override
  public void close() throws IOException {
    service.close();
  }
}
