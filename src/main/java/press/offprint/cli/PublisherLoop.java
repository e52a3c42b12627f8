package press.offprint.cli;

import java.util.concurrent.atomic.AtomicReference;
import press.offprint.cli.report.ConsoleListener;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.config.ProjectInputs;
import press.offprint.pipeline.config.PublishSettings;

/**
 * The publishers of a command that watches, one after another: a changed configuration or route
 * opens a new one, and a signal ends the command.
 */
final class PublisherLoop {
  private static final Session NONE = () -> {};
  private static final long LOOK_MILLIS = 1_000;

  private final PublishSettings settings;
  private final ConsoleListener console;

  PublisherLoop(PublishSettings settings, ConsoleListener console) {
    this.settings = settings;
    this.console = console;
  }

  /** A publisher that watches, with all that belongs to it. */
  interface Session extends AutoCloseable {
    @Override
    void close();
  }

  /** Opens a publisher and lets it watch. */
  interface Opener {
    /**
     * Opens the publisher.
     *
     * @param current gets the session before it watches, so that a signal can close it
     * @param reopen is run after a change that only a new publisher takes up
     */
    void open(AtomicReference<Session> current, Runnable reopen);
  }

  /**
   * Returns after a signal.
   *
   * @throws OffprintException if the first publisher cannot be opened
   */
  void run(Opener opener) throws InterruptedException {
    AtomicReference<Session> current = new AtomicReference<>(NONE);
    try (ShutdownHooks hooks = ShutdownHooks.onSignal(() -> close(current), console)) {
      boolean again = false;
      do {
        try {
          opener.open(current, hooks::wake);
        } catch (OffprintException e) {
          close(current);
          if (!again) {
            throw e;
          }
          awaitCorrection(e);
          continue;
        }
        console.notice(WatchCommand.WATCHING);
        again = hooks.await();
        if (again) {
          console.notice("The configuration or a route has changed. Opening the project again.");
          close(current);
        }
      } while (again);
    } finally {
      close(current);
    }
  }

  private static void close(AtomicReference<Session> current) {
    current.getAndSet(NONE).close();
  }

  // The publisher before is closed, so nothing else looks at the files.
  private void awaitCorrection(OffprintException e) throws InterruptedException {
    console.notice(
        "The project cannot be opened. It is opened as soon as it is corrected. " + e.getMessage());
    String broken = ProjectInputs.fingerprint(settings);
    while (broken.equals(ProjectInputs.fingerprint(settings))) {
      Thread.sleep(LOOK_MILLIS);
    }
  }
}
