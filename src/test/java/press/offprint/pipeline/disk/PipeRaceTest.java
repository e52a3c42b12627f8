package press.offprint.pipeline.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * A regular file that becomes a pipe between its check and its opening keeps nobody waiting. The
 * tests open the pipe as if the check had seen a file.
 */
@Isolated
@Timeout(60)
class PipeRaceTest {
  private static final Path NAME = Path.of("f.md");

  @TempDir private Path temp;
  private Path folder;

  @BeforeEach
  void create() throws IOException {
    folder = temp.toRealPath();
  }

  private Path pipe(String name) throws IOException, InterruptedException {
    Path pipe = folder.resolve(name);
    try {
      int code = new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
      assumeTrue(code == 0, "mkfifo makes no pipe here: skipped");
    } catch (IOException e) {
      abort("mkfifo is not installed: skipped");
    }
    return pipe;
  }

  private static long opening() {
    return Thread.getAllStackTraces().values().stream()
        .filter(
            stack ->
                java.util.Arrays.stream(stack)
                    .anyMatch(call -> call.getMethodName().equals("checked")))
        .count();
  }

  @Test
  void a_pipe_without_a_writer_is_refused_and_no_thread_waits_for_one() throws Exception {
    pipe("f.md");
    try (OpenFolder open = OpenFolder.of(folder)) {
      assertThatThrownBy(() -> FileOpener.open(open, NAME))
          .isInstanceOf(PathRefusedException.class);
    }
    assertThat(opening()).isZero();
  }

  @Test
  void a_pipe_whose_writer_writes_nothing_is_refused() throws Exception {
    Path pipe = pipe("f.md");
    // A channel that reads, too, is opened without another one.
    try (FileChannel writer =
            FileChannel.open(pipe, StandardOpenOption.READ, StandardOpenOption.WRITE);
        OpenFolder open = OpenFolder.of(folder)) {
      assertThat(writer.isOpen()).isTrue();
      assertThatThrownBy(() -> FileOpener.open(open, NAME))
          .isInstanceOf(PathRefusedException.class);
    }
  }

  @Test
  void a_pipe_that_is_removed_while_it_is_opened_keeps_nobody_waiting() throws Exception {
    Path pipe = pipe("f.md");
    Path other = Files.createLink(folder.resolve("other"), pipe);
    Thread remover =
        new Thread(
            () -> {
              while (opening() == 0) {
                Thread.onSpinWait();
              }
              try {
                Files.delete(pipe);
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
    remover.start();
    OpenFolder open = OpenFolder.of(folder);
    assertThatThrownBy(() -> FileOpener.open(open, NAME, Duration.ofMillis(500)))
        .isInstanceOf(PathRefusedException.class);
    open.close();
    remover.join();
    // The thread ends when the pipe gets a writer.
    FileChannel.open(other, StandardOpenOption.READ, StandardOpenOption.WRITE).close();
  }

  @Test
  void a_file_and_a_pipe_are_exchanged_while_it_is_read() throws Exception {
    Path pipe = pipe("pipe");
    Path file = Files.writeString(folder.resolve("f.md"), "words");
    RootDirectory root = new RootDirectory(folder);
    AtomicBoolean done = new AtomicBoolean();
    Thread swapper =
        new Thread(
            () -> {
              Path spare = folder.resolve("spare");
              while (!done.get()) {
                try {
                  Files.createLink(spare, folder.resolve("pipe"));
                  Files.move(spare, file, StandardCopyOption.ATOMIC_MOVE);
                  Files.writeString(spare, "words");
                  Files.move(spare, file, StandardCopyOption.ATOMIC_MOVE);
                } catch (IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              }
            });
    swapper.start();
    for (int i = 0; i < 500; i++) {
      try (InputStream in = root.read(file)) {
        assertThat(new String(in.readNBytes(10), StandardCharsets.UTF_8)).isEqualTo("words");
      } catch (PathRefusedException e) {
        assertThat(e).hasMessageContaining("f.md");
      }
    }
    done.set(true);
    swapper.join();
    // A thread that waits for the pipe under a former name ends when the pipe gets a writer.
    try (FileChannel writer =
        FileChannel.open(pipe, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      await().until(() -> writer.isOpen() && opening() == 0);
    }
  }
}
