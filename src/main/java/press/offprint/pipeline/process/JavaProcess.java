package press.offprint.pipeline.process;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import press.offprint.model.interrupt.Interruption;

/**
 * A Java process with the class path of this one that answers messages, one at a time. It ends if
 * this process ends, because it then has no input. For one thread at a time.
 */
final class JavaProcess implements AutoCloseable {
  /** The exit code of Java after {@code -XX:+ExitOnOutOfMemoryError}. */
  private static final int OUT_OF_MEMORY = 3;

  private static final long TICK_MILLIS = 50;
  private static final int WALL_CLOCK_FACTOR = 5;
  private static final long EXIT_SECONDS = 5;

  private static final List<String> OPTIONS =
      List.of(
          "-Xmx384m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:+ExitOnOutOfMemoryError",
          "-XX:-UsePerfData",
          "-Xshare:auto",
          "-Xlog:disable",
          "-Djava.awt.headless=true",
          "-Dfile.encoding=UTF-8");

  /** Fonts and libraries are found by these; secrets of the publisher are not passed on. */
  private static final Set<String> ENVIRONMENT =
      Set.of("HOME", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "PATH", "TMPDIR", "SystemRoot", "TEMP");

  /** The process took more processor time than it may. */
  static final class OverTimeException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** The process needed more memory than it may. */
  static final class OverMemoryException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private final Process process;
  private final DataOutputStream to;
  private final DataInputStream from;

  private JavaProcess(Process process) {
    this.process = process;
    this.to = new DataOutputStream(process.getOutputStream());
    this.from = new DataInputStream(process.getInputStream());
  }

  /**
   * Starts a process. Its error output is discarded.
   *
   * @param main the class whose method {@code main} answers messages
   * @throws IOException if no process can be started
   */
  static JavaProcess start(Class<?> main) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    // The archive of loaded classes that the launcher made.
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("-XX:SharedArchiveFile="))
        .forEach(command::add);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().retainAll(ENVIRONMENT);
    return new JavaProcess(builder.start());
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Sends a message and returns the answer. If an exception is thrown, the process has ended.
   *
   * @param limit the processor time that the process may take
   * @throws IOException if the process ended without an answer
   * @throws java.util.concurrent.CancellationException if this thread is interrupted
   */
  byte[] exchange(byte[] message, Duration limit)
      throws IOException, OverTimeException, OverMemoryException {
    FutureTask<byte[]> answer = new FutureTask<>(() -> sendAndReceive(message));
    Thread thread = new Thread(answer, "offprint-process");
    thread.setDaemon(true);
    Duration before = processorTime();
    thread.start();
    boolean isAnswered = false;
    try {
      byte[] received = within(answer, before, limit);
      isAnswered = true;
      return received;
    } catch (InterruptedException e) {
      throw Interruption.cancelled();
    } catch (ExecutionException e) {
      if (exitCode() == OUT_OF_MEMORY) {
        throw new OverMemoryException();
      }
      throw new IOException("The process ended without an answer", e.getCause());
    } finally {
      if (!isAnswered) {
        close();
      }
    }
  }

  private byte[] within(FutureTask<byte[]> answer, Duration before, Duration limit)
      throws InterruptedException, ExecutionException, OverTimeException {
    long end = System.nanoTime() + limit.toNanos() * WALL_CLOCK_FACTOR;
    while (true) {
      try {
        return answer.get(TICK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (processorTime().minus(before).compareTo(limit) > 0 || System.nanoTime() > end) {
          throw new OverTimeException();
        }
      }
    }
  }

  private byte[] sendAndReceive(byte[] message) throws IOException {
    to.writeInt(message.length);
    to.write(message);
    to.flush();
    byte[] answer = new byte[from.readInt()];
    from.readFully(answer);
    return answer;
  }

  // A system that does not report processor time has the limit of the wall clock.
  private Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private int exitCode() {
    try {
      return process.waitFor(EXIT_SECONDS, TimeUnit.SECONDS) ? process.exitValue() : 0;
    } catch (InterruptedException e) {
      throw Interruption.cancelled();
    }
  }

  /** Ends the process at once. */
  @Override
  public void close() {
    process.destroyForcibly();
  }
}
