package press.offprint.web;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.run.ReaderBookRequest;

/**
 * Books of the newest posts that nobody gets, made once after the start of a server. The first book
 * of a process takes three times as long as the next: classes are loaded and compiled, fonts are
 * read, and so are the posts. A server has time for that before its first reader.
 */
final class BookRehearsal implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(BookRehearsal.class.getName());
  private static final long PAUSE_MILLIS = 250;
  private static final int POSTS = 20;
  private static final int ROUNDS = 2;
  private static final int JOIN_MILLIS = 2_000;

  private final Publisher publisher;
  private final BooleanSupplier idle;
  private final Supplier<List<String>> newest;
  private final Thread thread = new Thread(this::run, "offprint-rehearsal");

  /**
   * Creates a rehearsal.
   *
   * @param idle returns true if the first run is over, and no post is being published
   * @param newest returns the sources of the published posts, the newest first
   */
  BookRehearsal(Publisher publisher, BooleanSupplier idle, Supplier<List<String>> newest) {
    this.publisher = publisher;
    this.idle = idle;
    this.newest = newest;
  }

  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      for (int round = 0; round < ROUNDS; round++) {
        for (String edition : ReaderBookRoutes.editions(publisher)) {
          awaitIdle();
          List<String> sources = newest.get().stream().limit(POSTS).toList();
          if (sources.isEmpty()) {
            return;
          }
          publisher.book(new ReaderBookRequest(edition, "Rehearsal", sources, false));
        }
      }
    } catch (InterruptedException e) {
      // The server ends.
    } catch (RuntimeException e) {
      // The first reader waits longer, and gets the reason.
      LOG.log(Level.FINE, "The books of readers could not be rehearsed", e);
    }
  }

  private void awaitIdle() throws InterruptedException {
    do {
      Thread.sleep(PAUSE_MILLIS);
    } while (!idle.getAsBoolean());
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(JOIN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
