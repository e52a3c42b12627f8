package press.offprint.pipeline.disk;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The opening of files that may become pipes. Opening a pipe waits for its writer, Java has no flag
 * that prevents that, and no call can be stopped. So files are opened on separate threads, and what
 * was opened is checked: a pipe has no position.
 */
final class FileOpener {
  private static final Set<OpenOption> READ =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

  // On Linux, a pipe that is opened in this way does not wait.
  private static final Set<OpenOption> READ_WRITE =
      Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

  /** A file on a slow disk may need some seconds. */
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private static final Duration FIRST = Duration.ofMillis(50);

  /** The number of threads that may wait for pipes that cannot be reached any more. */
  private static final int MOST_STUCK = 500;

  private static final long STACK_BYTES = 256 << 10;

  // The files at whose opening a thread waits. They are not opened again, because each opening
  // could
  // cost another thread.
  private static final Set<Path> STUCK = ConcurrentHashMap.newKeySet();

  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(null, task, "offprint-open", STACK_BYTES);
            thread.setDaemon(true);
            return thread;
          });

  private FileOpener() {}

  /**
   * Opens an entry that was a regular file.
   *
   * @throws PathRefusedException if it is none now
   */
  static SeekableByteChannel open(OpenFolder folder, Path name) throws IOException {
    return open(folder, name, LONGEST);
  }

  static SeekableByteChannel open(OpenFolder folder, Path name, Duration longest)
      throws IOException {
    Path path = folder.path().resolve(name);
    if (STUCK.contains(path) || STUCK.size() >= MOST_STUCK) {
      throw new PathRefusedException(path, "It became a pipe while it was opened");
    }
    Future<SeekableByteChannel> opening = THREADS.submit(() -> checked(folder, name));
    try {
      try {
        return opening.get(FIRST.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        release(folder, name);
        return opening.get(longest.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (TimeoutException e) {
      leave(folder, path, opening);
      throw new PathRefusedException(path, "It cannot be opened");
    } catch (InterruptedException e) {
      leave(folder, path, opening);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Stopped while opening " + path);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IOException("A file could not be opened: " + e.getCause(), e.getCause());
    }
  }

  private static SeekableByteChannel checked(OpenFolder folder, Path name) throws IOException {
    SeekableByteChannel channel = folder.openFile(name, READ);
    try {
      channel.position();
      return channel;
    } catch (IOException e) {
      channel.close();
      throw new PathRefusedException(folder.path().resolve(name), "Not a regular file");
    }
  }

  /** Becomes the writer for which the opening of a pipe waits. */
  private static void release(OpenFolder folder, Path name) {
    try {
      if (folder.kind(name) == FileStat.Kind.SPECIAL) {
        folder.openFile(name, READ_WRITE).close();
      }
    } catch (IOException e) {
      // The pipe was removed, or may not be written.
    }
  }

  // The folder cannot be closed while its handle is in use, so the thread closes it if it ends.
  private static void leave(OpenFolder folder, Path path, Future<SeekableByteChannel> opening) {
    folder.leave();
    STUCK.add(path);
    THREADS.execute(
        () -> {
          try {
            opening.get().close();
          } catch (IOException | ExecutionException | InterruptedException e) {
            // Nothing was opened.
          }
          STUCK.remove(path);
          folder.closeLeft();
        });
  }
}
