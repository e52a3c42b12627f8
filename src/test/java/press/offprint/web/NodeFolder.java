package press.offprint.web;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Programs in npm packages that tests use. They are installed once in {@code target/clients}. */
final class NodeFolder {
  private static final Path SOURCE = Path.of("src", "test", "clients");
  private static final Path FOLDER = Path.of("target", "clients");

  private NodeFolder() {}

  /** Returns the folder with its packages; the test is skipped if npm is missing. */
  static synchronized Path fetched() throws Exception {
    Assumptions.assumeTrue(onPath("npm", "node").isPresent(), "npm is not installed: skipped");
    Files.createDirectories(FOLDER);
    try (Stream<Path> files = Files.list(SOURCE)) {
      for (Path file : files.toList()) {
        Files.copy(file, FOLDER.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Path stamp = FOLDER.resolve("fetched.json");
    Path wanted = SOURCE.resolve("package-lock.json");
    if (!Files.exists(stamp) || Files.mismatch(stamp, wanted) >= 0) {
      Path log = FOLDER.resolve("npm.log");
      int code = run(log, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
      Assumptions.assumeTrue(
          code == 0, "npm could not fetch the clients, see " + log + ": skipped");
      Files.copy(wanted, stamp, StandardCopyOption.REPLACE_EXISTING);
    }
    return FOLDER;
  }

  /** Runs a program in the folder, and returns its exit code. */
  static int run(Path out, String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(FOLDER.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    if (!process.waitFor(10, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IOException(String.join(" ", command) + " did not end");
    }
    return process.exitValue();
  }

  /** Returns the path of the first of these programs that exists. */
  static Optional<Path> onPath(String... programs) {
    List<Path> folders =
        Stream.of(System.getenv("PATH").split(File.pathSeparator, -1)).map(Path::of).toList();
    return Stream.of(programs)
        .flatMap(program -> folders.stream().map(folder -> folder.resolve(program)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
