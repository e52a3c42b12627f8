package press.offprint.pipeline.disk.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class OpenWritersTest {
  @TempDir Path temp;

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_file_is_found_open_while_its_writer_opens_and_closes_other_files() throws Exception {
    Path folder = Files.createDirectory(temp.resolve("content")).toRealPath();
    Path beside = Files.writeString(temp.resolve("beside.txt"), "Words.");
    // The busy thread uses these lower descriptors again, which are listed first and are closed at
    // that time.
    List<InputStream> lower = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      lower.add(Files.newInputStream(beside));
    }
    Path file = folder.resolve("post.md");
    AtomicBoolean ended = new AtomicBoolean();
    Thread busy = new Thread(() -> openAndClose(beside, ended));
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write('W');
      for (InputStream in : lower) {
        in.close();
      }
      busy.start();
      for (int i = 0; i < 300; i++) {
        assertThat(OpenWriters.below(folder).isUnfinished(file)).isTrue();
      }
    } finally {
      ended.set(true);
      busy.join();
    }
    assertThat(OpenWriters.below(folder).isUnfinished(file)).isFalse();
  }

  private static void openAndClose(Path file, AtomicBoolean ended) {
    while (!ended.get()) {
      try {
        try (InputStream one = Files.newInputStream(file);
            InputStream two = Files.newInputStream(file);
            InputStream three = Files.newInputStream(file)) {
          assertThat(one.read() + two.read() + three.read()).isEqualTo(3 * 'W');
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
