package press.offprint.pipeline.watch;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.spi.ScheduledPollConsumerScheduler;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Decides when {@code watch-content} polls: at once when the file system reports a change and has
 * been quiet for a moment, and now and then regardless, since events can be lost. Where events
 * cannot be had (no watches left, a network mount), it polls more often.
 */
public final class ContentEvents extends ServiceSupport implements ScheduledPollConsumerScheduler {
  private static final Logger LOG = Logger.getLogger(ContentEvents.class.getName());

  /** Long enough that an editor's burst of writes is over, short enough that nobody waits. */
  private static final long QUIET_MILLIS = 60;

  /** Someone who writes without a pause does not hold up everyone else for longer than this. */
  private static final long PATIENCE_MILLIS = 600;

  private static final long RECONCILE_SECONDS = 30;
  private static final long BLIND_SECONDS = 1;

  private final Path content;
  private final Path output;
  private CamelContext camel;
  private Runnable poll = () -> {};
  private Thread thread;
  private volatile boolean running;

  public ContentEvents(Path content, Path output) {
    this.content = content;
    this.output = output;
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
    running = false;
    if (thread != null) {
      thread.interrupt();
    }
  }

  @Override
  public void startScheduler() {
    running = true;
    thread = new Thread(this::run, "offprint-watch");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public boolean isSchedulerStarted() {
    return thread != null && thread.isAlive();
  }

  private void run() {
    try (WatchedFolders folders = new WatchedFolders(content, output)) {
      folders.watchAll();
      while (running) {
        poll.run();
        await(folders);
      }
    } catch (InterruptedException | ClosedWatchServiceException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "Watching " + content + " failed; changes are no longer seen", e);
    }
  }

  private static void await(WatchedFolders folders) throws InterruptedException {
    boolean blind = !folders.seesEverything();
    if (!folders.changed(blind ? BLIND_SECONDS : RECONCILE_SECONDS, TimeUnit.SECONDS)) {
      return;
    }
    long patience = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    boolean restless = true;
    while (restless && System.nanoTime() < patience) {
      restless = folders.changed(QUIET_MILLIS, TimeUnit.MILLISECONDS);
    }
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
