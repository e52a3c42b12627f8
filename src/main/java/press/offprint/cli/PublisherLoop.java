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

  // The reason may be outside of the project's files, such as a missing folder or a lock.
  private static final int MOST_LOOKS = 3;

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
      String broken = "";
      do {
        // Before the files are read, so that a correction in between counts.
        String inputs = ProjectInputs.fingerprint(settings);
        try {
          opener.open(current, hooks::wake);
        } catch (OffprintException e) {
          close(current);
          if (!again) {
            throw e;
          }
          if (!broken.equals(e.getMessage())) {
            broken = e.getMessage();
            console.notice(
                "The project cannot be opened. It is opened as soon as it is corrected. " + broken);
          }
          awaitCorrection(inputs);
          continue;
        }
        broken = "";
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
  private void awaitCorrection(String inputs) throws InterruptedException {
    for (int looks = 0;
        looks < MOST_LOOKS && inputs.equals(ProjectInputs.fingerprint(settings));
        looks++) {
      Thread.sleep(LOOK_MILLIS);
    }
  }
}
