package press.offprint.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A child process that runs Offprint, to be observed, stopped and killed. */
public final class PublisherProcess implements AutoCloseable {
  private final Process process;
  private final Path out;

  private PublisherProcess(Process process, Path out) {
    this.process = process;
    this.out = out;
  }

  /** The options of a process that is not started yet. */
  public record Plan(
      Path folder, List<String> wrapper, List<String> options, Map<String, String> environment) {
    /**
     * Returns options with a small heap and little compilation, because the process lives for
     * seconds. Its output is written to {@code folder}.
     */
    public static Plan in(Path folder) {
      return new Plan(
          folder,
          List.of(),
          List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
          Map.of());
    }

    /** Runs the process through another program, such as {@code prlimit}. */
    public Plan behind(String... command) {
      return new Plan(folder, List.of(command), options, environment);
    }

    public Plan with(String... javaOptions) {
      return new Plan(folder, wrapper, List.of(javaOptions), environment);
    }

    public Plan where(Map<String, String> variables) {
      return new Plan(folder, wrapper, options, variables);
    }

    /** Starts the command line with {@code arguments}. */
    public PublisherProcess run(String... arguments) throws IOException {
      return start("press.offprint.cli.Main", arguments);
    }

    /** Starts another program of the test tree. */
    public PublisherProcess start(String main, String... arguments) throws IOException {
      List<String> command = new ArrayList<>(wrapper);
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(ChildJvm.options());
      command.addAll(options);
      command.addAll(
          List.of(
              "-Djava.awt.headless=true",
              "-Doffprint.fonts=" + Path.of("target/fonts").toAbsolutePath(),
              "-cp",
              ChildJvm.classPath(),
              main));
      command.addAll(List.of(arguments));
      Files.createDirectories(folder);
      Path out = Files.createTempFile(folder, "press-", ".out");
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().remove("JAVA_TOOL_OPTIONS");
      builder.environment().putAll(environment);
      builder.redirectOutput(out.toFile());
      builder.redirectError(Path.of(out + ".err").toFile());
      return new PublisherProcess(builder.start(), out);
    }
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for the end of the process and returns its exit code. */
  public int await(Duration patience) throws InterruptedException {
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("It did not end within " + patience + ": " + err());
    }
    return process.exitValue();
  }

  /** Sends SIGKILL and waits for the end of the process. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Sends a signal by name, such as {@code TERM}. */
  public void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
  }

  /** Returns the standard output so far. */
  public String out() {
    return read(out);
  }

  /** Returns the file of the standard output. */
  public Path outFile() {
    return out;
  }

  /** Returns the standard error output so far. */
  public String err() {
    return read(Path.of(out + ".err"));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
