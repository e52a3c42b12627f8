package press.offprint.web.monitor;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import press.offprint.model.Problem;
import press.offprint.pipeline.run.Receipt;
import press.offprint.pipeline.run.ReceiptStatus;
import press.offprint.pipeline.run.RunListener;
import press.offprint.pipeline.run.RunSummary;

/** Listens to the press and knows what it is at. Safe for many threads. */
public final class RunMonitor implements RunListener {
  private static final int LAST = 50;
  private static final int WORDS = 5;

  private final InstantSource clock;
  private final Set<String> queue = new LinkedHashSet<>();
  private final Map<String, Active> active = new LinkedHashMap<>();
  private final Deque<Ended> last = new ArrayDeque<>();
  private final Deque<Word> words = new ArrayDeque<>();
  private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
  private boolean published;

  public RunMonitor(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * A post that is being worked on.
   *
   * @param done how many of its editions are through
   * @param due how many there are to make
   */
  public record Active(String source, int done, int due) {}

  /** A post that ended, and when, in milliseconds since 1970. */
  public record Ended(Receipt receipt, long at) {}

  /** Something that the press has to say, and when, in milliseconds since 1970. */
  public record Word(String text, long at) {}

  /**
   * All of it at one moment.
   *
   * @param queue in the order in which they come
   * @param last newest first
   * @param words what the press said last, newest first
   * @param ready whether the first run is over
   */
  public record State(
      List<String> queue, List<Active> active, List<Ended> last, List<Word> words, boolean ready) {
    public State {
      queue = List.copyOf(queue);
      active = List.copyOf(active);
      last = List.copyOf(last);
      words = List.copyOf(words);
    }
  }

  /** Told of each change, by the thread that made it: be quick. */
  public interface Watcher {
    /** Something moved on. */
    void moved();

    /** A post ended. */
    default void ended(Receipt receipt) {}

    /** An edition of a post was made. */
    default void made(String source, String edition, long millis) {}
  }

  public void watch(Watcher watcher) {
    watchers.add(watcher);
  }

  /** What is going on now. */
  public synchronized State state() {
    return new State(
        new ArrayList<>(queue),
        new ArrayList<>(active.values()),
        new ArrayList<>(last),
        new ArrayList<>(words),
        published);
  }

  @Override
  public void queued(List<String> sources) {
    synchronized (this) {
      queue.addAll(sources);
    }
    watchers.forEach(Watcher::moved);
  }

  @Override
  public void begun(String source, Set<String> editions) {
    synchronized (this) {
      queue.remove(source);
      active.put(source, new Active(source, 0, editions.size()));
    }
    watchers.forEach(Watcher::moved);
  }

  @Override
  public void made(String source, String edition, long millis) {
    synchronized (this) {
      active.computeIfPresent(source, (s, a) -> new Active(s, a.done() + 1, a.due()));
    }
    watchers.forEach(watcher -> watcher.made(source, edition, millis));
    watchers.forEach(Watcher::moved);
  }

  @Override
  public void ended(Receipt receipt) {
    synchronized (this) {
      queue.remove(receipt.source());
      active.remove(receipt.source());
      if (receipt.status() != ReceiptStatus.UNCHANGED
          && receipt.status() != ReceiptStatus.IGNORED) {
        last.addFirst(new Ended(receipt, clock.millis()));
        if (last.size() > LAST) {
          last.removeLast();
        }
      }
    }
    watchers.forEach(watcher -> watcher.ended(receipt));
    watchers.forEach(Watcher::moved);
  }

  @Override
  public void notice(String message) {
    synchronized (this) {
      say(message);
    }
    watchers.forEach(Watcher::moved);
  }

  private void say(String message) {
    words.removeIf(word -> word.text().equals(message));
    words.addFirst(new Word(message, clock.millis()));
    if (words.size() > WORDS) {
      words.removeLast();
    }
  }

  @Override
  public void closes(RunSummary summary) {
    synchronized (this) {
      queue.clear();
      active.clear();
      published = true;
      for (Problem problem : summary.problems()) {
        say((problem.message() + " " + problem.hint()).strip());
      }
    }
    watchers.forEach(Watcher::moved);
  }
}
