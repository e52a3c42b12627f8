package press.offprint.pipeline.disk.output;

import java.io.IOException;

/** Commands of the system that tests borrow where they are there. */
public final class Commands {
  private Commands() {}

  /** Runs the command; false where it fails or is missing. */
  public static boolean run(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
