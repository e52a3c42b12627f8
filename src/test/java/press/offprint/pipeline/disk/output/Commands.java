package press.offprint.pipeline.disk.output;

import java.io.IOException;

/** Commands of the operating system, which may be missing. */
public final class Commands {
  private Commands() {}

  /** Runs a command; returns false if it fails or is missing. */
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
