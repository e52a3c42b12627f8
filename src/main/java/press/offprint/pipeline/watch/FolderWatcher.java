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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** All folders below what is published from, each with a watch of the file system. */
public final class FolderWatcher implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(FolderWatcher.class.getName());

  private final Roots roots;
  private final Optional<WatchService> service;
  private final Map<WatchKey, Path> folders = new HashMap<>();
  private boolean complete = true;
  private boolean told;

  /**
   * What is watched.
   *
   * @param content must be there for all changes to be seen
   * @param beside other folders that count, such as templates; they may be missing
   * @param output never watched, though it may lie inside
   */
  public record Roots(Path content, List<Path> beside, Path output) {
    public Roots {
      beside = List.copyOf(beside);
    }
  }

  private FolderWatcher(Roots roots, Optional<WatchService> service) {
    this.roots = roots;
    this.service = service;
  }

  /** Watches nothing yet; where the system has no watch to give, it never will. */
  static FolderWatcher open(Roots roots) {
    try {
      WatchService service = roots.content().getFileSystem().newWatchService();
      return new FolderWatcher(roots, Optional.of(service));
    } catch (IOException e) {
      FolderWatcher blind = new FolderWatcher(roots, Optional.empty());
      blind.tell(e.getMessage());
      return blind;
    }
  }

  /**
   * Watches every folder that is there; call it again now and then, since folders come and go
   * unseen where events are lost, and the root itself may be mounted anew.
   */
  void watchAll() {
    folders.keySet().removeIf(key -> !key.isValid());
    complete = service.isPresent();
    service.ifPresent(this::watchRoots);
  }

  private void watchRoots(WatchService service) {
    watch(roots.content(), service);
    roots.beside().stream().filter(Files::isDirectory).forEach(root -> watch(root, service));
  }

  /** False where some folder could not be watched, so that only polling sees its changes. */
  boolean seesEverything() {
    return complete;
  }

  /**
   * Waits for a change; false where none came in time.
   *
   * @param over ends the wait early
   */
  boolean changed(long millis, CountDownLatch over) throws InterruptedException {
    if (service.isEmpty()) {
      over.await(millis, TimeUnit.MILLISECONDS);
      return false;
    }
    WatchKey key = service.get().poll(millis, TimeUnit.MILLISECONDS);
    boolean any = false;
    for (; key != null; key = service.get().poll()) {
      any = true;
      take(key, service.get());
    }
    return any;
  }

  private void take(WatchKey key, WatchService service) {
    Path folder = folders.get(key);
    for (WatchEvent<?> event : key.pollEvents()) {
      if (event.kind() == OVERFLOW || folder == null) {
        watchRoots(service);
      } else if (event.kind() == ENTRY_CREATE) {
        Path child = folder.resolve((Path) event.context());
        if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
          watch(child, service);
        }
      }
    }
    if (!key.reset()) {
      complete &= !roots.content().equals(folders.remove(key));
    }
  }

  private void watch(Path top, WatchService service) {
    try {
      Files.walkFileTree(
          top,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
                throws IOException {
              if (isHidden(folder) || folder.equals(roots.output())) {
                return FileVisitResult.SKIP_SUBTREE;
              }
              folders.put(
                  folder.register(service, ENTRY_CREATE, ENTRY_DELETE, ENTRY_MODIFY), folder);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              complete &= !file.equals(roots.content());
              // Gone again, or not ours to read: the poll reports what matters.
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      complete = false;
      tell(e.getMessage());
    }
  }

  // Static files may lie in .well-known, and nowhere else that is hidden.
  private boolean isHidden(Path folder) {
    if (folder.equals(roots.content()) || roots.beside().contains(folder)) {
      return false;
    }
    String name = folder.getFileName().toString();
    return name.startsWith(".") && !name.equals(".well-known");
  }

  private void tell(String why) {
    if (!told) {
      told = true;
      LOG.log(
          Level.WARNING,
          "Not all folders below {0} can be watched ({1}); they are polled instead",
          new Object[] {roots.content(), why});
    }
  }

  @Override
  public void close() throws IOException {
    if (service.isPresent()) {
      service.get().close();
    }
  }
}
