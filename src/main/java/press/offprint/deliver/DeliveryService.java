package press.offprint.deliver;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.exec.RootCauses;
import press.offprint.pipeline.run.RunListener;
import press.offprint.pipeline.run.RunSummary;

/**
 * The deliveries of a watcher: one at its start, one after each run that changed something, and
 * further ones after a failure, on a separate thread. No run waits for a target. Thread-safe.
 */
public final class DeliveryService implements RunListener, AutoCloseable {
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final int LONGEST_PAUSES = 60;
  private static final int CLOSE_SECONDS = 5;

  private final DeliveryListener listener;
  private final Duration pause;
  private final AtomicBoolean isScheduled = new AtomicBoolean();
  private final ScheduledThreadPoolExecutor executor =
      new ScheduledThreadPoolExecutor(
          1,
          task -> {
            Thread thread = new Thread(task, "offprint-deliver");
            thread.setDaemon(true);
            return thread;
          });
  private volatile Session session;
  // The one further attempt that waits, null if there is none; guarded by this.
  private Future<?> retry;

  /** A publisher with the deliveries of its configuration. */
  private static final class Session {
    private final Publisher publisher;
    private final Deliveries deliveries;
    // Only the thread of the service uses it.
    private int failures;

    Session(Publisher publisher, Deliveries deliveries) {
      this.publisher = publisher;
      this.deliveries = deliveries;
    }
  }

  /**
   * @param listener gets the results
   */
  public DeliveryService(DeliveryListener listener) {
    this(listener, FIRST_PAUSE);
  }

  /**
   * @param pause before the first further attempt; each later pause is four times as long
   */
  DeliveryService(DeliveryListener listener, Duration pause) {
    this.listener = listener;
    this.pause = pause;
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    executor.setRemoveOnCancelPolicy(true);
  }

  /** Delivers for a publisher, which replaces the one before. */
  public void open(Publisher publisher, Deliveries deliveries) {
    Session before = session;
    if (before != null) {
      before.deliveries.stop();
    }
    cancelRetry();
    if (deliveries.targets().isEmpty()) {
      session = null;
      return;
    }
    session = new Session(publisher, deliveries);
    schedule();
  }

  /** Ends a delivery of a publisher that is about to be closed. */
  public void pause() {
    Session current = session;
    session = null;
    if (current != null) {
      current.deliveries.stop();
    }
    cancelRetry();
  }

  @Override
  public void closes(RunSummary summary) {
    schedule();
  }

  private void schedule() {
    boolean wanted = session != null && !executor.isShutdown();
    if (wanted && !isScheduled.getAndSet(true)) {
      executor.execute(this::run);
    }
  }

  private synchronized void retry(Session current, Duration delay) {
    cancelRetry();
    if (session == current && !executor.isShutdown()) {
      retry = executor.schedule(this::run, delay.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private synchronized void cancelRetry() {
    if (retry != null) {
      retry.cancel(false);
      retry = null;
    }
  }

  private void run() {
    isScheduled.set(false);
    Session current = session;
    if (current == null) {
      return;
    }
    // This attempt replaces the one that waits.
    cancelRetry();
    boolean complete = false;
    try {
      List<DeliveryResult> results =
          current.deliveries.run(PublishedSource.of(current.publisher), listener);
      // Deletions that are held wait for a person, and not for time.
      complete = results.stream().allMatch(DeliveryService::needsNoAttempt);
    } catch (OffprintException e) {
      listener.notice("The files were not delivered. " + e.getMessage());
    } catch (RuntimeException e) {
      listener.notice("The files were not delivered: " + RootCauses.message(e) + ".");
    }
    current.failures = complete ? 0 : current.failures + 1;
    if (!complete) {
      long pauses = Math.min(LONGEST_PAUSES, 1L << Math.min(6, 2 * (current.failures - 1)));
      retry(current, pause.multipliedBy(pauses));
    }
  }

  /** Returns the number of attempts that wait for their time, for tests. */
  int waitingAttempts() {
    return executor.getQueue().size();
  }

  private static boolean needsNoAttempt(DeliveryResult result) {
    return result.problems().stream().noneMatch(DeliveryResult::isRepeatable)
        && (result.waiting() == 0 || !result.problems().isEmpty());
  }

  /** Ends a delivery that is under way after its file. */
  @Override
  public void close() {
    pause();
    executor.shutdown();
    try {
      if (!executor.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      executor.shutdownNow();
    }
  }
}
