package press.offprint.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;

/** A thread that writes, renames, touches and deletes posts without a pause until it is closed. */
final class ConcurrentWriters implements AutoCloseable {
  private static final int POSTS = 12;

  private final Path folder;
  private final Random random;
  private final Thread thread = new Thread(this::work, "writers");
  private volatile boolean over;
  private volatile Optional<IOException> failure = Optional.empty();

  ConcurrentWriters(Path folder, long seed) {
    this.folder = folder;
    this.random = new Random(seed);
  }

  void start() {
    thread.start();
  }

  private void work() {
    try {
      while (!over) {
        step();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5 + random.nextInt(40)));
      }
      write(post(0));
    } catch (IOException e) {
      failure = Optional.of(e);
    }
  }

  private void step() throws IOException {
    Path post = post(random.nextInt(POSTS));
    switch (random.nextInt(10)) {
      case 0 -> Files.deleteIfExists(post);
      case 1 -> {
        if (Files.exists(post)) {
          Files.move(post, post(random.nextInt(POSTS)), StandardCopyOption.REPLACE_EXISTING);
        }
      }
      case 2 -> {
        if (Files.exists(post)) {
          Files.setLastModifiedTime(
              post, java.nio.file.attribute.FileTime.fromMillis(random.nextInt()));
        }
      }
      case 3 -> {
        Path beside = folder.resolve(".draft.tmp");
        write(beside);
        Files.move(beside, post, StandardCopyOption.ATOMIC_MOVE);
      }
      default -> write(post);
    }
  }

  private Path post(int number) {
    return folder.resolve("post-" + number + ".md");
  }

  private void write(Path post) throws IOException {
    try (Writer out = Files.newBufferedWriter(post)) {
      out.write("---\ntitle: Words " + random.nextInt(1_000_000) + "\ndate: 2026-03-01\n");
      out.flush();
      out.write("aliases: [/old/" + random.nextInt(3) + "/]\n---\n\n");
      for (int i = random.nextInt(200); i >= 0; i--) {
        out.write(
            "Paragraph "
                + random.nextInt()
                + " of some *length*, for a [link](https://example.org).\n\n");
        if (i % 50 == 0) {
          out.flush();
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
      }
    }
  }

  @Override
  public void close() {
    over = true;
    Awaitility.await().until(() -> !thread.isAlive());
    failure.ifPresent(
        e -> {
          throw new UncheckedIOException(e);
        });
  }
}
