package press.offprint.cli;

import java.util.concurrent.CountDownLatch;
import press.offprint.cli.report.ConsoleListener;
import press.offprint.model.ExitCode;

/**
 * Ends a long-running command cleanly: intake stops, what is under way is finished or left, and the
 * process ends with code 0, for Ctrl-C is how one ends it.
 */
final class ShutdownHooks {
  private final CountDownLatch over = new CountDownLatch(1);

  private ShutdownHooks() {}

  static ShutdownHooks onSignal(Runnable work, ConsoleListener console) {
    ShutdownHooks ending = new ShutdownHooks();
    Thread hook =
        new Thread(
            () -> {
              console.notice("Ending ...");
              work.run();
              console.close();
              ending.over.countDown();
              // A signal alone would end with 128 + its number.
              Runtime.getRuntime().halt(ExitCode.OK.value());
            },
            "offprint-ending");
    Runtime.getRuntime().addShutdownHook(hook);
    return ending;
  }

  /**
   * Ends a command that would end by itself: what is under way is finished or left for the next
   * run, and the process ends with 128 and the signal's number, as a shell expects.
   */
  static void abandon(Runnable work) {
    Runtime.getRuntime().addShutdownHook(new Thread(work, "offprint-ending"));
  }

  void await() throws InterruptedException {
    over.await();
  }
}
