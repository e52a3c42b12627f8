package press.offprint.pipeline.ahead;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import press.offprint.content.site.SiteIndex;
import press.offprint.pipeline.plan.Decision;
import press.offprint.pipeline.post.PostReader;
import press.offprint.pipeline.post.PostReading;
import press.offprint.pipeline.record.BranchFailures;
import press.offprint.pipeline.record.ReadPost;

/**
 * Posts that take long to read. They are read one after the other on a separate thread, each within
 * its whole deadline, while runs publish other posts. Safe for many threads.
 */
final class SlowPosts implements AutoCloseable {
  /** A post and the result of its reading; null until it ends. */
  private static final class Item {
    private final Decision.Build build;
    private final SiteIndex index;
    private PostReading reading;

    Item(Decision.Build build, SiteIndex index) {
      this.build = build;
      this.index = index;
    }
  }

  /** The number of results that are kept; the next post is read when a run takes one. */
  private static final int MOST_RESULTS = 4;

  private final PostReader reader;

  @GuardedBy("this")
  private final Map<String, Item> items = new LinkedHashMap<>();

  @GuardedBy("this")
  private Thread thread;

  @GuardedBy("this")
  private boolean closed;

  SlowPosts(PostReader reader) {
    this.reader = reader;
  }

  /** Adds a post at the end. */
  synchronized void add(Decision.Build build, SiteIndex index) {
    items.remove(build.source());
    items.put(build.source(), new Item(build, index));
    start();
  }

  @GuardedBy("this")
  private void start() {
    if (thread == null && !closed && next() != null) {
      thread = new Thread(this::run, "offprint-slow-posts");
      thread.setDaemon(true);
      thread.start();
    }
  }

  // The first post without a result; null if there is none, or no room for its result.
  @GuardedBy("this")
  private Item next() {
    long results = items.values().stream().filter(item -> item.reading != null).count();
    return results >= MOST_RESULTS
        ? null
        : items.values().stream().filter(item -> item.reading == null).findFirst().orElse(null);
  }

  private void run() {
    while (true) {
      Item item;
      synchronized (this) {
        item = closed ? null : next();
        if (item == null) {
          thread = null;
          return;
        }
      }
      PostReading reading;
      try {
        reading = read(reader, item.build, item.index);
      } catch (CancellationException e) {
        return; // Closed.
      }
      synchronized (this) {
        item.reading = reading;
      }
    }
  }

  /** Reads a post; a fault of Offprint rejects it, and ends no run. */
  static PostReading read(PostReader reader, Decision.Build build, SiteIndex index) {
    try {
      return reader.reading(build, index);
    } catch (CancellationException e) {
      throw e;
    } catch (RuntimeException e) {
      return fault(e);
    }
  }

  static PostReading fault(RuntimeException e) {
    return new PostReading(
        ReadPost.NOTHING, Optional.empty(), BranchFailures.of(List.of(e)).problems());
  }

  synchronized boolean has(String source) {
    return items.containsKey(source);
  }

  /** Returns the result of a post; empty if it is still being read, or waits for that. */
  synchronized Optional<PostReading> result(String source) {
    return Optional.ofNullable(items.get(source)).map(item -> item.reading);
  }

  synchronized void remove(String source) {
    items.remove(source);
    start();
  }

  /** Removes all posts but these, and those whose text has changed. */
  synchronized void retain(List<Decision.Build> builds) {
    Map<String, String> fingerprints = new LinkedHashMap<>();
    builds.forEach(build -> fingerprints.put(build.source(), build.post().fingerprint()));
    for (Iterator<Item> all = items.values().iterator(); all.hasNext(); ) {
      Decision.Build known = all.next().build;
      if (!known.post().fingerprint().equals(fingerprints.get(known.source()))) {
        all.remove();
      }
    }
    start();
  }

  /** Returns true if a result waits for a run. */
  synchronized boolean isSomeRead() {
    return items.values().stream().anyMatch(item -> item.reading != null);
  }

  @Override
  public synchronized void close() {
    closed = true;
    items.clear();
    if (thread != null) {
      thread.interrupt();
    }
  }
}
