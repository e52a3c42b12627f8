package press.offprint.queue;

import java.io.IOException;
import press.offprint.cli.Main;

/** The command line on a machine whose fonts were not installed. */
public final class FontlessWorker {
  private FontlessWorker() {}

  public static void main(String[] args) throws IOException {
    System.setProperty("offprint.fonts", "/nonexistent");
    Main.main(args);
  }
}
