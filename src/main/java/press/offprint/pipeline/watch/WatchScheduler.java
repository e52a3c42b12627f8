package press.offprint.pipeline.watch;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.spi.ScheduledPollConsumerScheduler;
import org.apache.camel.support.service.ServiceSupport;
import press.offprint.model.bytes.Bytes;
import press.offprint.pipeline.disk.TreeFingerprint;

/**
 * The scheduler of the route {@code watch-content}. It polls soon after the file system reports a
 * change, when a post becomes due, and at a fixed interval, because events can be lost. The
 * interval is short if the file system has no watches left.
 */
public final class WatchScheduler extends ServiceSupport implements ScheduledPollConsumerScheduler {
  private static final Logger LOG = Logger.getLogger(WatchScheduler.class.getName());

  /** The time without an event after which a burst of writes counts as finished. */
  private static final long QUIET_MILLIS = 60;

  /** The longest time that a burst of writes delays a poll. */
  private static final long MAX_BURST_MILLIS = 600;

  private static final long WATCHED_INTERVAL_MILLIS = 30_000;
  private static final long UNWATCHED_INTERVAL_MILLIS = 1_000;

  /** The longest time until a poll that another thread made due begins. */
  private static final long DUE_CHECK_MILLIS = 500;

  /** The shortest interval as a multiple of the duration of a poll, for large unwatched folders. */
  private static final int POLL_DURATION_FACTOR = 20;

  /** The number of intervals without a change after which a poll looks for deleted pages. */
  private static final int MAX_SKIPPED_POLLS = 10;

  /** The reason for a poll. */
  private enum Trigger {
    EVENT,
    DUE,
    INTERVAL
  }

  private final FolderWatcher.Roots roots;
  private final PollScope scope;
  private final Supplier<OptionalLong> millisToNext;
  private final InstantSource clock;
  private final BooleanSupplier reopening;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private CamelContext camel;
  private Runnable poll = () -> {};
  private Thread thread;

  /** The hash of the input folders at the last poll; null if it is unknown. */
  private String fingerprint;

  private int skippedPolls;

  /**
   * Creates the scheduler.
   *
   * @param millisToNext milliseconds until a poll is due without any change; empty if none is
   */
  WatchScheduler(
      FolderWatcher.Roots roots, Supplier<OptionalLong> millisToNext, InstantSource clock) {
    this(roots, new PollScope(roots), millisToNext, clock, () -> false);
  }

  /**
   * Creates the scheduler.
   *
   * @param scope the files that each poll has to look at
   * @param millisToNext milliseconds until a poll is due without any change; empty if none is
   * @param reopening asked before each poll; true if the publisher is about to be opened anew,
   *     which finds all changes
   */
  public WatchScheduler(
      FolderWatcher.Roots roots,
      PollScope scope,
      Supplier<OptionalLong> millisToNext,
      InstantSource clock,
      BooleanSupplier reopening) {
    this.reopening = reopening;
    this.roots = roots;
    this.scope = scope;
    this.clock = clock;
    this.millisToNext = millisToNext;
  }

  @Override
  public void onInit(Consumer consumer) {
    // The consumer is not needed, because its task does the poll.
  }

  @Override
  public void scheduleTask(Runnable task) {
    poll = task;
  }

  @Override
  public void unscheduleTask() {
    stopped.countDown();
    if (thread != null) {
      thread.interrupt();
    }
  }

  /** Starts the thread. Camel's file consumer calls this method twice. */
  @Override
  public void startScheduler() {
    if (isSchedulerStarted()) {
      return;
    }
    thread = new Thread(this::run, "offprint-watch");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public boolean isSchedulerStarted() {
    return thread != null && thread.isAlive();
  }

  private void run() {
    try (FolderWatcher folders = FolderWatcher.open(roots)) {
      Trigger trigger = Trigger.INTERVAL;
      while (stopped.getCount() > 0) {
        long started = System.nanoTime();
        pollIfChanged(folders, trigger);
        trigger = await(folders, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started));
      }
    } catch (InterruptedException | ClosedWatchServiceException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.log(Level.FINE, "The watches on " + roots.content() + " could not be closed", e);
    }
  }

  private void pollIfChanged(FolderWatcher folders, Trigger trigger) {
    boolean unchanged = trigger == Trigger.INTERVAL && isUnchanged();
    if (!unchanged && (trigger != Trigger.EVENT || !folders.seesEverything())) {
      // Watch before anything is read, so that a change from then on is an event.
      folders.watchAll();
    }
    if (reopening.getAsBoolean() || unchanged) {
      return;
    }
    narrow(folders, trigger);
    poll.run();
    if (trigger != Trigger.INTERVAL) {
      // The next poll at the interval looks at everything, because events can be lost.
      fingerprint = null;
      skippedPolls = 0;
    }
  }

  // Everything is looked at by the first poll, and by those at the fixed interval.
  private void narrow(FolderWatcher folders, Trigger trigger) {
    Optional<Set<Path>> changes = folders.takeChanges();
    if (trigger == Trigger.INTERVAL) {
      scope.holdEverything();
    } else {
      scope.hold(changes);
    }
  }

  /**
   * Returns true if the input folders have the same fingerprint as at the last poll. The check
   * costs one stat call per file, far less than a poll. After some skipped polls it returns false,
   * because a person may have deleted pages from the output folder.
   */
  private boolean isUnchanged() {
    String before = fingerprint;
    fingerprint = currentFingerprint();
    boolean unchanged =
        fingerprint != null && fingerprint.equals(before) && skippedPolls < MAX_SKIPPED_POLLS;
    skippedPolls = unchanged ? skippedPolls + 1 : 0;
    return unchanged;
  }

  private String currentFingerprint() {
    List<Path> folders = new ArrayList<>(roots.others());
    folders.add(roots.content());
    Optional<String> found = TreeFingerprint.of(folders, roots.excluded(), clock.millis());
    return found.map(text -> Bytes.utf8(text).sha256()).orElse(null);
  }

  /** Waits until a poll may be necessary. */
  private Trigger await(FolderWatcher folders, long pollMillis) throws InterruptedException {
    long interval =
        folders.seesEverything()
            ? WATCHED_INTERVAL_MILLIS
            : Math.max(UNWATCHED_INTERVAL_MILLIS, pollMillis * POLL_DURATION_FACTOR);
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(interval);
    boolean changed = false;
    while (!changed) {
      long rest = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      long due = Math.max(millisToNext.get().orElse(rest), QUIET_MILLIS);
      long pause = Math.min(DUE_CHECK_MILLIS, Math.max(Math.min(rest, due), 1));
      changed = folders.awaitChange(pause, stopped);
      if (!changed && (due <= pause || rest <= pause || stopped.getCount() == 0)) {
        return due < rest ? Trigger.DUE : Trigger.INTERVAL;
      }
    }
    long burstEnd = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MAX_BURST_MILLIS);
    boolean writing = true;
    while (writing && System.nanoTime() < burstEnd) {
      writing = folders.awaitChange(QUIET_MILLIS, stopped);
    }
    return Trigger.EVENT;
  }

  @Override
  protected void doStop() {
    unscheduleTask();
  }

  @Override
  public void setCamelContext(CamelContext context) {
    camel = context;
  }

  @Override
  public CamelContext getCamelContext() {
    return camel;
  }
}
