package press.offprint.cli;

import java.util.concurrent.Semaphore;
import press.offprint.cli.report.ConsoleListener;
import press.offprint.model.problem.ExitCode;

/**
 * The end of a command by a signal: intake stops, posts in progress are finished or left for the
 * next run, and the process ends.
 */
final class ShutdownHooks implements AutoCloseable {
  private static final String THREAD = "offprint-shutdown";

  private final Semaphore awake = new Semaphore(0);
  private volatile boolean ending;
  private final Thread hook;

  private ShutdownHooks(Runnable cleanUp, ConsoleListener console) {
    this.hook = new Thread(() -> end(cleanUp, console), THREAD);
  }

  /**
   * Lets a signal end a long-running command with exit code 0, because a signal is its usual end.
   * Close the returned object if the command ends in another way.
   */
  static ShutdownHooks onSignal(Runnable cleanUp, ConsoleListener console) {
    ShutdownHooks hooks = new ShutdownHooks(cleanUp, console);
    Runtime.getRuntime().addShutdownHook(hooks.hook);
    return hooks;
  }

  /**
   * Runs {@code cleanUp} if a signal ends a command early. The process ends with 128 plus the
   * number of the signal, as shells expect.
   */
  static void onInterrupt(Runnable cleanUp) {
    Runtime.getRuntime().addShutdownHook(new Thread(cleanUp, THREAD));
  }

  private void end(Runnable cleanUp, ConsoleListener console) {
    ending = true;
    console.notice("Ending ...");
    cleanUp.run();
    console.close();
    awake.release();
    // Java's own exit code after a signal is 128 plus the number of the signal.
    Runtime.getRuntime().halt(ExitCode.OK.value());
  }

  /** Waits until a signal has ended the command, or until {@link #wake}; returns true for it. */
  boolean await() throws InterruptedException {
    awake.acquire();
    return !ending;
  }

  /** Lets one call of {@link #await} return. */
  void wake() {
    awake.release();
  }

  /** Removes the hook, so that a command that failed ends with its own exit code. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // A signal is ending the process already.
    }
  }
}
