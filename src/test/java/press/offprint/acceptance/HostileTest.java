package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.SharedFolder;
import press.offprint.StartsProcesses;
import press.offprint.pipeline.FileTrees;

/** The hostile corpus: 245 posts that try to read files, to run code or to stop Offprint. */
@StartsProcesses
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HostileTest {
  private static final Duration PATIENCE = Duration.ofMinutes(60);

  @TempDir private static Path folder;
  private static Path scripts;

  @BeforeAll
  static void find() {
    scripts = SharedFolder.required("badposts");
    SystemCommand.require("python3", "--version");
  }

  @Test
  @Order(1)
  void every_hostile_post_has_the_result_in_its_manifest_with_a_heap_of_512_mb() throws Exception {
    try (Sink sink = new Sink()) {
      make(folder, "--sink-port", Integer.toString(sink.port()));
      publish(folder, folder.resolve("output"));
      assertThat(sink.visitors()).as("connections that a post brought about").isEmpty();
    }
    assertThat(errors(folder, "245 cases")).isEmpty();
  }

  @Test
  @Order(2)
  void the_same_bytes_are_published_without_a_network() throws Exception {
    SystemCommand.require("unshare", "-n", "true");
    Path alone = folder.resolve("alone");
    List<String> posts =
        Stream.of(folder.resolve("content").toFile().list())
            .filter(HostileTest::mayCall)
            .map(name -> folder.resolve("content").resolve(name))
            .filter(Files::exists) // A link without a target is left out.
            .map(Path::toString)
            .toList();
    publish(folder, alone, posts, "unshare", "-n");
    Path connected = folder.resolve("connected");
    publish(folder, connected, posts);
    Map<String, String> wanted = callers(FileTrees.hashes(connected));
    assertThat(wanted).hasSizeGreaterThan(100);
    assertThat(callers(FileTrees.hashes(alone))).isEqualTo(wanted);
  }

  @Test
  @Order(3)
  @EnabledIfSystemProperty(named = "offprint.long", matches = "true")
  void a_post_of_100_mb_and_an_image_of_2500_megapixels_do_not_stop_other_posts() throws Exception {
    Path big = folder.resolve("big");
    make(Files.createDirectories(big), "--big", "--only", "^(000|70[78]|89)");
    publish(big, big.resolve("output"));
    assertThat(errors(big, "8 cases")).isEmpty();
  }

  private static void make(Path corpus, String... options) {
    List<String> command =
        new ArrayList<>(
            List.of("python3", scripts.resolve("badposts.py").toString(), corpus.toString()));
    command.addAll(List.of(options));
    SystemCommand.run(command.toArray(String[]::new));
  }

  private static void publish(Path corpus, Path output) throws Exception {
    publish(corpus, output, List.of());
  }

  private static void publish(Path corpus, Path output, List<String> posts, String... wrapper)
      throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "publish",
                "--json",
                "--content",
                corpus.resolve("content").toString(),
                "--output",
                output.toString()));
    arguments.addAll(posts);
    PublisherProcess.Plan plan =
        PublisherProcess.Plan.in(corpus.resolve("words"))
            .with("-Xmx512m", "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8")
            .where(Map.of("CANARY_ENV", "CANARY-7f3a", "LC_ALL", "C.UTF-8"))
            .behind(wrapper);
    try (PublisherProcess process = plan.run(arguments.toArray(String[]::new))) {
      assertThat(process.await(PATIENCE)).as(process.err()).isEqualTo(3);
      Files.copy(process.outFile(), output.resolveSibling(output.getFileName() + ".ndjson"));
    }
  }

  /** Returns the errors of a run, as the checker of the corpus reports them. */
  private static List<String> errors(Path corpus, String cases) throws Exception {
    Process checker =
        new ProcessBuilder(
                "python3",
                scripts.resolve("check.py").toString(),
                corpus.toString(),
                "--report",
                corpus.resolve("output.ndjson").toString(),
                "-v")
            .redirectErrorStream(true)
            .start();
    List<String> lines;
    try (var out = checker.inputReader()) {
      lines = out.lines().toList();
    }
    checker.waitFor();
    assertThat(lines).last().asString().startsWith(cases);
    return lines.stream()
        .filter(line -> line.startsWith("FAIL") && !isUndamaged(corpus, line))
        .filter(line -> !isOfManyPosts(corpus, line))
        .toList();
  }

  // One case of the corpus is meant to damage the checksum of an image, but overwrites a byte with
  // the same byte. Its image equals that of the control post and is shown.
  private static boolean isUndamaged(Path corpus, String line) {
    try {
      return line.startsWith("FAIL 704-png-bad-crc: published without the warning")
          && Files.mismatch(
                  corpus.resolve("content/704-png-bad-crc/b.png"),
                  corpus.resolve("content/000-control-a/dot.png"))
              == -1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // One case is a folder of ten thousand posts. Each post has a line in the report, but the checker
  // of the corpus expects a line for the folder.
  private static boolean isOfManyPosts(Path corpus, String line) {
    if (!line.startsWith("FAIL 892-many-posts: wanted published, got ignored")) {
      return false;
    }
    Path many = corpus.resolve("content/892-many-posts");
    try (Stream<Path> files = Files.walk(many);
        Stream<String> report = Files.lines(corpus.resolve("output.ndjson"))) {
      long posts = files.filter(file -> file.toString().matches(".*/p\\d+\\.md")).count();
      long published =
          report
              .filter(
                  l -> l.matches(".*\"892-many-posts/\\d+/p\\d+\\.md\",\"status\":\"published\".*"))
              .count();
      return posts > 0 && published == posts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // References of all kinds are in the hundreds and two hundreds.
  private static boolean mayCall(String name) {
    return name.matches("[12]\\d\\d-.*");
  }

  private static Map<String, String> callers(Map<String, String> tree) {
    Map<String, String> callers = new TreeMap<>();
    tree.forEach(
        (path, hash) -> {
          if (mayCall(path)) {
            callers.put(path, hash);
          }
        });
    return callers;
  }

  /** A server at the address to which the hostile posts try to connect. */
  private static final class Sink implements AutoCloseable {
    private final ServerSocket socket;
    private final List<String> visitors = new ArrayList<>();
    private final Thread thread = new Thread(this::listen, "sink");

    Sink() throws IOException {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      thread.setDaemon(true);
      thread.start();
    }

    int port() {
      return socket.getLocalPort();
    }

    private void listen() {
      try {
        while (true) {
          try (var visitor = socket.accept()) {
            synchronized (visitors) {
              visitors.add(visitor.toString());
            }
          }
        }
      } catch (IOException e) {
        // Closed: the test is over.
      }
    }

    List<String> visitors() {
      synchronized (visitors) {
        return List.copyOf(visitors);
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
