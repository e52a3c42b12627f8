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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The watches of the file system on all input folders and their subfolders. For one thread. */
public final class FolderWatcher implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(FolderWatcher.class.getName());

  /** With more changes than this, a scan of everything is as fast. */
  private static final int MOST_CHANGES = 64;

  private final Roots roots;

  /** Null if the system has no watch service left. */
  private final WatchService service;

  private final Map<WatchKey, Path> folders = new HashMap<>();
  private final Set<WatchKey> singles = new HashSet<>();
  private final Set<Path> changed = new HashSet<>();
  private boolean lost;
  private boolean complete = true;
  private boolean warned;

  /**
   * The folders to watch.
   *
   * @param content the content folder; if it cannot be watched, changes can be missed
   * @param others further input folders, such as templates; they may be missing
   * @param single folders of which only the files directly in them are watched; they may be missing
   * @param excluded folders that are not watched, also if they are inside another
   */
  public record Roots(Path content, List<Path> others, List<Path> single, Set<Path> excluded) {
    public Roots {
      others = List.copyOf(others);
      single = List.copyOf(single);
      excluded = Set.copyOf(excluded);
    }
  }

  private FolderWatcher(Roots roots, WatchService service) {
    this.roots = roots;
    this.service = service;
  }

  /** Returns a watcher that watches no folder yet; without a watch service, it never does. */
  static FolderWatcher open(Roots roots) {
    try {
      return new FolderWatcher(roots, roots.content().getFileSystem().newWatchService());
    } catch (IOException e) {
      FolderWatcher watcher = new FolderWatcher(roots, null);
      watcher.warn(e.getMessage());
      return watcher;
    }
  }

  /**
   * Watches every existing folder. Call it repeatedly, because an event of a new folder can be lost
   * and a root can be mounted again.
   */
  void watchAll() {
    folders.keySet().removeIf(key -> !key.isValid());
    singles.removeIf(key -> !key.isValid());
    complete = service != null;
    if (service != null) {
      watchRoots();
    }
  }

  private void watchRoots() {
    watch(roots.content());
    roots.others().stream().filter(Files::isDirectory).forEach(this::watch);
    roots.single().stream().filter(Files::isDirectory).forEach(this::watchFiles);
  }

  private void watchFiles(Path folder) {
    if (folders.containsValue(folder)) {
      return;
    }
    try {
      WatchKey key = folder.register(service, ENTRY_CREATE, ENTRY_DELETE, ENTRY_MODIFY);
      folders.put(key, folder);
      singles.add(key);
    } catch (IOException e) {
      // The poll of the content folder looks at these files, too.
      warn(e.getMessage());
    }
  }

  /** Returns false if a folder could not be watched, so that only polling finds its changes. */
  boolean seesEverything() {
    return complete;
  }

  /**
   * Waits for a change and returns true if there was one within {@code millis}.
   *
   * @param stopped ends the wait early if there is no watch service
   */
  boolean awaitChange(long millis, CountDownLatch stopped) throws InterruptedException {
    if (service == null) {
      stopped.await(millis, TimeUnit.MILLISECONDS);
      return false;
    }
    WatchKey key = service.poll(millis, TimeUnit.MILLISECONDS);
    boolean changed = key != null;
    for (; key != null; key = service.poll()) {
      watchNewFolders(key);
    }
    return changed;
  }

  private void watchNewFolders(WatchKey key) {
    Path folder = folders.get(key);
    for (WatchEvent<?> event : key.pollEvents()) {
      if (event.kind() == OVERFLOW || folder == null) {
        lost = true;
        watchRoots();
        continue;
      }
      Path child = folder.resolve((Path) event.context());
      note(child);
      if (event.kind() == ENTRY_CREATE && Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
        watchNew(key, child);
      }
    }
    if (!key.reset()) {
      lost = true;
      complete &= !roots.content().equals(folders.remove(key));
    }
  }

  private void note(Path path) {
    lost |= changed.size() >= MOST_CHANGES;
    if (!lost) {
      changed.add(path);
    }
  }

  /**
   * Returns the files and folders of which an event was seen since the last call; empty if there
   * may be further ones.
   */
  Optional<Set<Path>> takeChanges() {
    Optional<Set<Path>> taken =
        lost || !complete ? Optional.empty() : Optional.of(Set.copyOf(changed));
    lost = false;
    changed.clear();
    return taken;
  }

  private void watchNew(WatchKey key, Path child) {
    if (!singles.contains(key)) {
      watch(child);
    } else if (roots.single().contains(child)) {
      watchFiles(child);
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
              if (isHidden(folder) || roots.excluded().contains(folder)) {
                return FileVisitResult.SKIP_SUBTREE;
              }
              folders.put(
                  folder.register(service, ENTRY_CREATE, ENTRY_DELETE, ENTRY_MODIFY), folder);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              complete &= !file.equals(roots.content());
              // The file was deleted or is unreadable; the poll reports it if it matters.
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      complete = false;
      warn(e.getMessage());
    }
  }

  // Static files may be in .well-known, but in no other hidden folder.
  private boolean isHidden(Path folder) {
    if (folder.equals(roots.content()) || roots.others().contains(folder)) {
      return false;
    }
    String name = folder.getFileName().toString();
    return name.startsWith(".") && !name.equals(".well-known");
  }

  private void warn(String cause) {
    if (!warned) {
      warned = true;
      LOG.log(
          Level.WARNING,
          "Not all folders below {0} can be watched: {1}. Offprint polls them every second instead."
              + " On Linux, raise fs.inotify.max_user_watches and"
              + " fs.inotify.max_user_instances.",
          new Object[] {roots.content(), cause});
    }
  }

  @Override
  public void close() throws IOException {
    if (service != null) {
      service.close();
    }
  }
}
