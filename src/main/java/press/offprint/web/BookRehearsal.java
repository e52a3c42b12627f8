package press.offprint.web;

import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import press.offprint.model.RenditionInfo;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.run.ReaderBookRequest;
import press.offprint.web.catalog.CatalogItem;

/**
 * Books that nobody gets, made once after the start of a server. The first book of a process takes
 * three times as long as the next: classes are loaded and compiled, fonts are read, and so are the
 * posts. A server has time for that before its first reader. Each book holds a sample of all posts
 * by the size of their files, because those of one month often have no drawing, table or formula.
 */
final class BookRehearsal implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(BookRehearsal.class.getName());
  private static final long PAUSE_MILLIS = 250;
  private static final int POSTS = 20;
  private static final int LEAST_ROUNDS = 2;
  private static final int MOST_ROUNDS = 16;
  private static final int JOIN_MILLIS = 2_000;

  private final Publisher publisher;
  private final BooleanSupplier idle;
  private final Supplier<List<String>> published;
  private final Thread thread = new Thread(this::run, "offprint-rehearsal");

  /**
   * Creates a rehearsal.
   *
   * @param idle returns true if the first run is over, no post is being published, and no reader
   *     waits for a book
   * @param published returns the sources of the published posts, as {@link #bySize} orders them
   */
  BookRehearsal(Publisher publisher, BooleanSupplier idle, Supplier<List<String>> published) {
    this.publisher = publisher;
    this.idle = idle;
    this.published = published;
  }

  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      awaitIdle();
      int rounds = rounds(published.get().size());
      for (int round = 0; round < rounds; round++) {
        for (String edition : ReaderBookRoutes.editions(publisher)) {
          awaitIdle();
          List<String> sources = sample(published.get(), round, rounds);
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

  /** Returns the number of samples: many enough for each post of a small site. */
  static int rounds(int posts) {
    return Math.max(LEAST_ROUNDS, Math.min(MOST_ROUNDS, (posts + POSTS - 1) / POSTS));
  }

  /** Returns posts at equal distances; no two rounds share one if there are enough. */
  static List<String> sample(List<String> posts, int round, int rounds) {
    long places = (long) POSTS * rounds;
    return IntStream.range(0, posts.isEmpty() ? 0 : POSTS)
        .mapToObj(i -> posts.get((int) (((long) i * rounds + round) * posts.size() / places)))
        .distinct()
        .toList();
  }

  /** Returns the sources of posts, those with the largest files first. */
  static List<String> bySize(List<CatalogItem> posts) {
    return posts.stream()
        .sorted(
            Comparator.comparingLong(BookRehearsal::size)
                .reversed()
                .thenComparing(CatalogItem::source))
        .map(CatalogItem::source)
        .toList();
  }

  private static long size(CatalogItem post) {
    return post.downloads().stream().mapToLong(RenditionInfo::bytes).max().orElse(0);
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
