package press.offprint.pipeline.disk.state;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/** A program with a {@link ProcessFolder} and a file in it, until its standard input ends. */
final class HoldingProcess {
  private HoldingProcess() {}

  public static void main(String[] arguments) throws Exception {
    ProcessFolder folder = ProcessFolder.below(Path.of(arguments[0]), InstantSource.system());
    Files.writeString(folder.path().resolve("large"), "bytes");
    System.out.println(folder.path());
    while (System.in.read() >= 0) {
      // Nobody writes anything.
    }
  }
}
