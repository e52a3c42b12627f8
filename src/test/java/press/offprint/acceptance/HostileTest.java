package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.Shared;

/** The hostile corpus: 245 posts that try to get in, get out, or stop the press. */
class HostileTest {
  @TempDir private Path folder;

  @Test
  void every_hostile_post_ends_as_its_manifest_says_in_a_heap_of_512_mb() throws Exception {
    Path scripts = Shared.required("badposts");
    Assumptions.assumeTrue(has("python3"), "python3 is not installed: the corpus cannot be made");
    run(
        Map.of(),
        folder.resolve("made.txt"),
        "python3",
        scripts.resolve("badposts.py").toString(),
        folder.toString());

    List<String> press = new ArrayList<>();
    if (canUnshare()) {
      // Without a network, a fetch could not even begin.
      press.addAll(List.of("unshare", "-n"));
    }
    press.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-Djava.awt.headless=true",
            "-Dfile.encoding=UTF-8",
            "-Doffprint.fonts=" + Path.of("target/fonts").toAbsolutePath(),
            "-cp",
            System.getProperty("java.class.path"),
            "press.offprint.cli.Main",
            "publish",
            "--content",
            folder.resolve("content").toString(),
            "--output",
            folder.resolve("output").toString(),
            "--json"));
    int code =
        run(
            Map.of("CANARY_ENV", "CANARY-7f3a", "LC_ALL", "C.UTF-8"),
            folder.resolve("report.ndjson"),
            press.toArray(String[]::new));
    assertThat(code).as(Files.readString(folder.resolve("report.ndjson.err"))).isEqualTo(3);

    Path verdict = folder.resolve("verdict.txt");
    run(
        Map.of(),
        verdict,
        "python3",
        scripts.resolve("check.py").toString(),
        folder.toString(),
        "-v");
    List<String> lines = Files.readAllLines(verdict);
    assertThat(lines).last().asString().startsWith("245 cases");
    assertThat(lines).filteredOn(line -> line.startsWith("FAIL") && !isUndamaged(line)).isEmpty();
  }

  // One case of the corpus means to break a picture's checksum and overwrites a byte with itself:
  // it is the control post's sound picture, byte for byte, and shown like that one.
  private boolean isUndamaged(String line) {
    try {
      return line.startsWith("FAIL 704-png-bad-crc: published without the warning")
          && Files.mismatch(
                  folder.resolve("content/704-png-bad-crc/b.png"),
                  folder.resolve("content/000-control-a/dot.png"))
              == -1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int run(Map<String, String> environment, Path out, String... command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.redirectOutput(out.toFile());
    builder.redirectError(Path.of(out + ".err").toFile());
    Process process = builder.start();
    if (!process.waitFor(10, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError(String.join(" ", command) + " did not end");
    }
    return process.exitValue();
  }

  private static boolean has(String program) {
    try {
      return new ProcessBuilder(program, "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean canUnshare() {
    try {
      return new ProcessBuilder("unshare", "-n", "true").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
