package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The checkers axe and Ace by DAISY. They are npm packages and need Chromium; they are installed
 * once in {@code target/checkers} by the lock file in {@code src/test/checkers}.
 */
final class NodeCheckers {
  private static final Path FOLDER = Path.of("target", "checkers");
  private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "chrome");
  private static final List<String> FILES =
      List.of("package.json", "package-lock.json", "axe.js", "ace.js");

  private NodeCheckers() {}

  /** Returns the violations that axe finds in pages, in the light and dark theme, one per line. */
  static List<String> axe(Collection<Path> pages) throws Exception {
    return run("axe.js", pages);
  }

  /** Returns the violations that Ace finds in ebooks, one per line. */
  static List<String> ace(Collection<Path> ebooks) throws Exception {
    return run("ace.js", ebooks);
  }

  /** Returns a file of an npm package, such as a schema. */
  static Path file(String name) throws Exception {
    assumeFetched();
    return FOLDER.resolve("node_modules").resolve(name);
  }

  private static synchronized void assumeFetched() throws Exception {
    Assumptions.assumeTrue(onPath(List.of("npm")).isPresent(), "npm is not installed: skipped");
    Assumptions.assumeTrue(
        fetched(), "npm could not fetch the checkers, see target/checkers: skipped");
  }

  private static synchronized List<String> run(String script, Collection<Path> documents)
      throws Exception {
    Optional<Path> browser = onPath(BROWSERS);
    Assumptions.assumeTrue(browser.isPresent(), "chromium is not installed: skipped");
    assumeFetched();
    Path list = Files.createTempFile(FOLDER, "documents", ".txt");
    Files.write(list, documents.stream().map(d -> d.toAbsolutePath().toString()).toList());
    Path reports = Files.createTempDirectory(FOLDER, "reports");
    Path answer = reports.resolve("answer.txt");
    int code =
        run(
            answer,
            browser.orElseThrow(),
            "node",
            script,
            list.toAbsolutePath().toString(),
            reports.toAbsolutePath().toString());
    List<String> lines = Files.readAllLines(answer);
    assertThat(code).as(String.join("\n", lines)).isZero();
    assertThat(lines).last().isEqualTo("examined " + documents.size());
    Files.delete(list);
    Run.deleteAll(reports);
    return lines.subList(0, lines.size() - 1);
  }

  private static boolean fetched() throws Exception {
    Files.createDirectories(FOLDER);
    for (String name : FILES) {
      Path source = Path.of("src", "test", "checkers", name);
      Files.copy(source, FOLDER.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
    Path stamp = FOLDER.resolve("fetched.json");
    Path wanted = FOLDER.resolve("package-lock.json");
    if (Files.exists(stamp) && Files.mismatch(stamp, wanted) < 0) {
      return true;
    }
    Path log = FOLDER.resolve("npm.log");
    int code = run(log, FOLDER, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
    if (code == 0) {
      Files.copy(wanted, stamp, StandardCopyOption.REPLACE_EXISTING);
    }
    return code == 0;
  }

  private static int run(Path out, Path browser, String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).directory(FOLDER.toFile());
    builder.environment().put("PUPPETEER_EXECUTABLE_PATH", browser.toString());
    builder.redirectErrorStream(true).redirectOutput(out.toFile());
    Process process = builder.start();
    if (!process.waitFor(60, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IOException(String.join(" ", command) + " did not end");
    }
    return process.exitValue();
  }

  private static Optional<Path> onPath(List<String> programs) {
    List<Path> folders =
        Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(Path::of).toList();
    return programs.stream()
        .flatMap(program -> folders.stream().map(folder -> folder.resolve(program)))
        .filter(Files::isExecutable)
        .collect(Collectors.toList())
        .stream()
        .findFirst();
  }
}
