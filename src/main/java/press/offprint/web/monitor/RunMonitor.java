package press.offprint.web.monitor;

import com.google.errorprone.annotations.concurrent.GuardedBy;
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
import press.offprint.model.problem.Problem;
import press.offprint.pipeline.run.Receipt;
import press.offprint.pipeline.run.ReceiptStatus;
import press.offprint.pipeline.run.RunListener;
import press.offprint.pipeline.run.RunSummary;

/** The state of the current run: queue, active posts, last receipts and notices. Thread-safe. */
public final class RunMonitor implements RunListener {
  private static final int LAST = 50;
  private static final int NOTICES = 5;

  private final InstantSource clock;

  @GuardedBy("this")
  private final Set<String> queue = new LinkedHashSet<>();

  @GuardedBy("this")
  private final Map<String, Active> active = new LinkedHashMap<>();

  @GuardedBy("this")
  private final Deque<Ended> last = new ArrayDeque<>();

  @GuardedBy("this")
  private final Deque<Notice> notices = new ArrayDeque<>();

  private final List<Watcher> watchers = new CopyOnWriteArrayList<>();

  @GuardedBy("this")
  private boolean ready;

  public RunMonitor(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * A post that is published now.
   *
   * @param done the number of finished editions
   * @param due the number of all editions to make
   */
  public record Active(String source, int done, int due) {}

  /** The receipt of a finished post, and its time in milliseconds since 1970. */
  public record Ended(Receipt receipt, long at) {}

  /** A message of Offprint, and its time in milliseconds since 1970. */
  public record Notice(String text, long at) {}

  /**
   * The state at one moment.
   *
   * @param queue in the order of publishing
   * @param last the last receipts, newest first
   * @param notices the last messages, newest first
   * @param ready true if the first run is over
   */
  public record State(
      List<String> queue,
      List<Active> active,
      List<Ended> last,
      List<Notice> notices,
      boolean ready) {
    public State {
      queue = List.copyOf(queue);
      active = List.copyOf(active);
      last = List.copyOf(last);
      notices = List.copyOf(notices);
    }
  }

  /** Is called at each change, by the thread that publishes, so it must return quickly. */
  public interface Watcher {
    /** The state changed. */
    void changed();

    /** A post finished. */
    default void ended(Receipt receipt) {}

    /** An edition of a post is finished. */
    default void made(String source, String edition, long millis) {}
  }

  public void watch(Watcher watcher) {
    watchers.add(watcher);
  }

  /** Returns the current state. */
  public synchronized State state() {
    return new State(
        new ArrayList<>(queue),
        new ArrayList<>(active.values()),
        new ArrayList<>(last),
        new ArrayList<>(notices),
        ready);
  }

  @Override
  public void queued(List<String> sources) {
    synchronized (this) {
      queue.addAll(sources);
    }
    watchers.forEach(Watcher::changed);
  }

  @Override
  public void begun(String source, Set<String> editions) {
    synchronized (this) {
      queue.remove(source);
      active.put(source, new Active(source, 0, editions.size()));
    }
    watchers.forEach(Watcher::changed);
  }

  @Override
  public void made(String source, String edition, long millis, int pages) {
    synchronized (this) {
      active.computeIfPresent(source, (s, a) -> new Active(s, a.done() + 1, a.due()));
    }
    watchers.forEach(watcher -> watcher.made(source, edition, millis));
    watchers.forEach(Watcher::changed);
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
    watchers.forEach(Watcher::changed);
  }

  @Override
  public void notice(String message) {
    synchronized (this) {
      addNotice(message);
    }
    watchers.forEach(Watcher::changed);
  }

  @GuardedBy("this")
  private void addNotice(String message) {
    notices.removeIf(notice -> notice.text().equals(message));
    notices.addFirst(new Notice(message, clock.millis()));
    if (notices.size() > NOTICES) {
      notices.removeLast();
    }
  }

  @Override
  public void closes(RunSummary summary) {
    synchronized (this) {
      queue.clear();
      active.clear();
      ready = true;
      for (Problem problem : summary.problems()) {
        addNotice((problem.message() + " " + problem.hint()).strip());
      }
    }
    watchers.forEach(Watcher::changed);
  }
}
