package press.offprint.pipeline.ahead;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import press.offprint.content.site.SiteIndex;
import press.offprint.pipeline.plan.BuildPlan;
import press.offprint.pipeline.plan.Decision;
import press.offprint.pipeline.post.PostReader;
import press.offprint.pipeline.post.PostReading;
import press.offprint.pipeline.record.BranchFailures;
import press.offprint.pipeline.record.ReadPost;

/**
 * Posts that take long to read. They are read one after the other on a separate thread, each within
 * its whole deadline, while runs publish other posts. Safe for many threads.
 */
public final class SlowPosts implements AutoCloseable {
  /** A post and the result of its reading; null until it ends. */
  private static final class Item {
    private final Decision.Build build;
    private final SiteIndex index;
    private Result result;

    Item(Decision.Build build, SiteIndex index) {
      this.build = build;
      this.index = index;
    }
  }

  /**
   * A result.
   *
   * @param rules the hash of the shortcodes of the project before the reading
   */
  record Result(PostReading reading, String rules) {}

  /** The number of results that are kept; the next post is read when a run takes one. */
  private static final int MOST_RESULTS = 4;

  private final PostReader reader;
  private final Supplier<String> rules;

  @GuardedBy("this")
  private final Map<String, Item> items = new LinkedHashMap<>();

  @GuardedBy("this")
  private Thread thread;

  @GuardedBy("this")
  private boolean closed;

  /**
   * Creates an empty collection.
   *
   * @param rules returns the hash of the shortcodes of now
   */
  public SlowPosts(PostReader reader, Supplier<String> rules) {
    this.reader = reader;
    this.rules = rules;
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
    long results = items.values().stream().filter(item -> item.result != null).count();
    return results >= MOST_RESULTS
        ? null
        : items.values().stream().filter(item -> item.result == null).findFirst().orElse(null);
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
      Result result;
      try {
        result = read(item);
      } catch (CancellationException e) {
        return; // Closed.
      }
      synchronized (this) {
        item.result = result;
      }
    }
  }

  private Result read(Item item) {
    String before;
    try {
      // Before the reading, because a later hash would hide a change in between.
      before = rules.get();
    } catch (RuntimeException e) {
      return new Result(fault(e), "");
    }
    return new Result(read(reader, item.build, item.index), before);
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

  /** Returns the fingerprints of the posts that have no result yet, by source. */
  public synchronized Map<String, String> unread() {
    Map<String, String> unread = new HashMap<>();
    for (Item item : items.values()) {
      if (item.result == null) {
        unread.put(item.build.source(), item.build.post().fingerprint());
      }
    }
    return unread;
  }

  synchronized boolean has(String source) {
    return items.containsKey(source);
  }

  /** Returns the result of a post; empty if it is still being read, or waits for that. */
  synchronized Optional<Result> result(String source) {
    return Optional.ofNullable(items.get(source)).map(item -> item.result);
  }

  /** Returns true if a result is what a reading of now would give. */
  boolean isCurrent(String source, Result result, SiteIndex index) {
    return result.rules().equals(rules.get())
        && reader.isCurrent(source, result.reading().read(), index);
  }

  synchronized void remove(String source) {
    items.remove(source);
    start();
  }

  /** Removes the posts that a plan neither builds nor lets wait, and those with another text. */
  synchronized void retain(BuildPlan plan) {
    Map<String, String> fingerprints = new HashMap<>();
    plan.builds().forEach(each -> fingerprints.put(each.source(), each.post().fingerprint()));
    plan.all(Decision.Wait.class)
        .forEach(each -> fingerprints.put(each.source(), each.post().fingerprint()));
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
    return items.values().stream().anyMatch(item -> item.result != null);
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
