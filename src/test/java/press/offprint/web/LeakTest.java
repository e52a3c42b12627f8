package press.offprint.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Many requests leak no resources: 100,000 requests with {@code -Doffprint.long=true}. */
@Isolated
class LeakTest {
  private static final int REQUESTS = Boolean.getBoolean("offprint.long") ? 100_000 : 4_000;
  private static final Path OPEN_FILES = Path.of("/proc/self/fd");

  @TempDir private Path project;

  @Test
  void neither_files_nor_memory_nor_connections_leak() throws Exception {
    org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(OPEN_FILES), "no /proc here");
    SampleServer.write(project);
    try (TestServer server = TestServer.on(project, "html", "epub")) {
      ask(server, REQUESTS / 4);
      long files = open();
      long memory = memory();
      ask(server, REQUESTS);
      assertThat(open()).isLessThan(files + 50);
      assertThat(memory()).isLessThan(memory + (64L << 20));
      assertThat(server.text("/metrics")).containsPattern("offprint_http_connections \\d{1,2}\\.0");
    }
  }

  private static void ask(TestServer server, int times) {
    List<String> paths =
        List.of("/", "/?q=heron", "/posts/lead-time/", "/posts/lead-time/lead-time.epub", "/none");
    IntStream.range(0, times)
        .parallel()
        .forEach(i -> server.get(paths.get(i % paths.size()), "Range", "bytes=0-99"));
  }

  private static long open() throws java.io.IOException {
    try (Stream<Path> files = Files.list(OPEN_FILES)) {
      return files.count();
    }
  }

  private static long memory() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
