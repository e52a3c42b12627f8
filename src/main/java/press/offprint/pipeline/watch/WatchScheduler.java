package press.offprint.pipeline.watch;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
 * Decides when {@code watch-content} polls: at once when the file system reports a change and has
 * been quiet for a moment, and now and then regardless, since events can be lost. Where events
 * cannot be had (no watches left, a network mount), it polls more often.
 */
public final class WatchScheduler extends ServiceSupport implements ScheduledPollConsumerScheduler {
  private static final Logger LOG = Logger.getLogger(WatchScheduler.class.getName());

  /** Long enough that an editor's burst of writes is over, short enough that nobody waits. */
  private static final long QUIET_MILLIS = 60;

  /** Someone who writes without a pause does not hold up everyone else for longer than this. */
  private static final long PATIENCE_MILLIS = 600;

  private static final long RECONCILE_MILLIS = 30_000;
  private static final long BLIND_MILLIS = 1_000;

  /** A poll that takes long, of a large folder on a slow mount, is not begun again at once. */
  private static final int POLLS_SHARE = 20;

  /**
   * So often in a row a look at dates and sizes is enough; then somebody may have cleared away
   * pages.
   */
  private static final int LOOKS = 10;

  /** What ended the wait for another poll. */
  private enum Cause {
    REPORT,
    APPOINTMENT,
    ROUTINE
  }

  private final FolderWatcher.Roots roots;
  private final InstantSource clock;
  private final Supplier<OptionalLong> appointments;
  private final CountDownLatch over = new CountDownLatch(1);
  private CamelContext camel;
  private Runnable poll = () -> {};
  private Thread thread;
  private Optional<String> looked = Optional.empty();
  private int looks;

  /**
   * @param appointments milliseconds until something is worth another poll, whatever happens
   */
  public WatchScheduler(
      FolderWatcher.Roots roots, Supplier<OptionalLong> appointments, InstantSource clock) {
    this.roots = roots;
    this.clock = clock;
    this.appointments = appointments;
  }

  @Override
  public void onInit(Consumer consumer) {
    // The consumer is not needed: its task is all there is to run.
  }

  @Override
  public void scheduleTask(Runnable task) {
    poll = task;
  }

  @Override
  public void unscheduleTask() {
    over.countDown();
    if (thread != null) {
      thread.interrupt();
    }
  }

  /** Camel's file consumer calls it twice; one thread is enough. */
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
      Cause cause = Cause.ROUTINE;
      while (over.getCount() > 0) {
        long begun = System.nanoTime();
        if (isWorthPolling(cause)) {
          if (cause != Cause.REPORT || !folders.seesEverything()) {
            // Before the poll: what comes in between is then seen by the one or the other.
            folders.watchAll();
          }
          poll.run();
          if (cause != Cause.ROUTINE) {
            // After the poll, for whoever dropped a post waits for it; what comes meanwhile is
            // reported.
            looked = look();
          }
        }
        cause = await(folders, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
      }
    } catch (InterruptedException | ClosedWatchServiceException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.log(Level.FINE, "The watch on " + roots.content() + " did not end cleanly", e);
    }
  }

  /**
   * False where nothing is reported or due, and all lies there as it did before the last poll: a
   * poll of ten thousand posts takes seconds, a look at their dates a tenth of one.
   */
  private boolean isWorthPolling(Cause cause) {
    Optional<String> before = looked;
    looked = cause == Cause.ROUTINE ? look() : Optional.empty();
    boolean same = looked.isPresent() && looked.equals(before) && looks < LOOKS;
    looks = same ? looks + 1 : 0;
    return !same;
  }

  private Optional<String> look() {
    List<Path> all = new ArrayList<>(roots.beside());
    all.add(roots.content());
    return TreeFingerprint.of(all, roots.output(), clock.millis())
        .map(text -> Bytes.utf8(text).sha256());
  }

  /** Waits until a poll may be worth while. */
  private Cause await(FolderWatcher folders, long pollMillis) throws InterruptedException {
    long pause =
        folders.seesEverything()
            ? RECONCILE_MILLIS
            : Math.max(BLIND_MILLIS, pollMillis * POLLS_SHARE);
    long appointment = Math.max(appointments.get().orElse(pause), QUIET_MILLIS);
    if (!folders.changed(Math.min(pause, appointment), over)) {
      return appointment < pause ? Cause.APPOINTMENT : Cause.ROUTINE;
    }
    long patience = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    boolean restless = true;
    while (restless && System.nanoTime() < patience) {
      restless = folders.changed(QUIET_MILLIS, over);
    }
    return Cause.REPORT;
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
