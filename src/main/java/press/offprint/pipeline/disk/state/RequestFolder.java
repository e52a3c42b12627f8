package press.offprint.pipeline.disk.state;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.disk.FolderDeletion;
import press.offprint.pipeline.disk.StoreException;

/**
 * The folder {@code requests} of a state folder, by which other processes ask a watcher for
 * changes. A request is a file {@code ID.ask}; the watcher renames it to {@code ID.taken}, does it
 * once, and writes {@code ID.answer}. Each file appears whole, by one rename. Requests need no
 * proof, because a person who can write into the state folder can change the catalog as well.
 */
public final class RequestFolder implements AutoCloseable {
  private static final String NAME = "requests";
  private static final String ASK = ".ask";
  private static final String TAKEN = ".taken";
  private static final String ANSWER = ".answer";
  private static final String PART = ".part";
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final int LOOK_MILLIS = 1_000;

  private final Path folder;
  private final WatchService changes;

  private RequestFolder(Path folder, WatchService changes) {
    this.folder = folder;
    this.changes = changes;
  }

  /** A request that nobody else will take. */
  public record Request(String id, String text) {}

  /**
   * Opens the folder of the process that holds the lock of the state folder. Files that an earlier
   * process left are removed, because nobody waits for them.
   *
   * @throws StoreException if the folder cannot be used
   */
  public static RequestFolder open(Path state) {
    Path folder = state.resolve(NAME);
    try {
      FolderDeletion.deleteAll(folder);
      Files.createDirectories(folder);
      WatchService changes = folder.getFileSystem().newWatchService();
      folder.register(changes, StandardWatchEventKinds.ENTRY_CREATE);
      return new RequestFolder(folder, changes);
    } catch (IOException e) {
      throw StoreException.of("The folder " + folder + " cannot be used", e);
    }
  }

  /** Waits for requests, a second at most, and takes them. */
  public List<Request> take() throws InterruptedException {
    var key = changes.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    if (key != null) {
      key.pollEvents();
      key.reset();
    }
    List<Request> taken = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(one -> one.toString().endsWith(ASK)).sorted().toList()) {
        String name = file.getFileName().toString();
        String id = name.substring(0, name.length() - ASK.length());
        Path mine = folder.resolve(id + TAKEN);
        Files.move(file, mine, StandardCopyOption.ATOMIC_MOVE);
        taken.add(new Request(id, Files.readString(mine)));
      }
    } catch (IOException e) {
      // The client withdrew a request; others are found by the next look. If the folder cannot be
      // read, each client withdraws its request and reports that no watcher took it.
      return taken;
    }
    return taken;
  }

  /**
   * Answers a request.
   *
   * @throws StoreException if the answer cannot be written
   */
  public void answer(Request request, String text) {
    try {
      write(folder, request.id(), ANSWER, text);
      Files.deleteIfExists(folder.resolve(request.id() + TAKEN));
    } catch (IOException e) {
      throw StoreException.of("The answer to a request cannot be written to " + folder, e);
    }
  }

  private static void write(Path folder, String id, String ending, String text) throws IOException {
    Path part = folder.resolve(id + ending + PART);
    Files.writeString(part, text);
    Files.move(part, folder.resolve(id + ending), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Takes no further requests. Answers stay until their clients have read them. */
  @Override
  public void close() {
    try {
      changes.close();
      Files.deleteIfExists(folder);
    } catch (FileSystemException e) {
      // An answer is in it. The next process removes the folder.
      return;
    } catch (IOException e) {
      throw StoreException.of("The folder " + folder + " cannot be closed", e);
    }
  }

  /**
   * Asks the process that holds the lock of a state folder, and waits for its answer.
   *
   * @param patience the time in which a watcher takes a request
   * @return empty if no process takes requests; nothing was done then
   * @throws OffprintException if the process ended before it answered
   */
  public static Optional<String> ask(Path state, String text, Duration patience) {
    Path folder = state.resolve(NAME);
    if (!OutputLock.isHeld(state) || !Files.isDirectory(folder)) {
      return Optional.empty();
    }
    String id = UUID.randomUUID().toString();
    long deadline = System.nanoTime() + patience.toNanos();
    try {
      write(folder, id, ASK, text);
      while (true) {
        Optional<String> answer = answer(folder, id);
        if (answer.isPresent()) {
          return answer;
        }
        boolean late = System.nanoTime() > deadline || !OutputLock.isInUse(state);
        if (late && Files.deleteIfExists(folder.resolve(id + ASK))) {
          return Optional.empty();
        }
        if (late && !OutputLock.isInUse(state)) {
          return Optional.of(answer(folder, id).orElseThrow(RequestFolder::ended));
        }
        LockSupport.parkNanos(POLL_NANOS);
        if (Thread.interrupted()) {
          Thread.currentThread().interrupt();
          throw ended();
        }
      }
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw StoreException.of("The watcher cannot be asked by " + folder, e);
    }
  }

  private static OffprintException ended() {
    return new OffprintException(
        "The watcher ended before it answered, so it is not known whether it did what was asked."
            + " Look with: offprint status. Then run this command again.");
  }

  private static Optional<String> answer(Path folder, String id) throws IOException {
    Path file = folder.resolve(id + ANSWER);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    String text = Files.readString(file);
    Files.delete(file);
    return Optional.of(text);
  }
}
