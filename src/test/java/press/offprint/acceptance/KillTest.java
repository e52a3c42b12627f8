package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.StartsProcesses;
import press.offprint.pipeline.FileTrees;

/** A watching process is killed with SIGKILL several times while posts are written. */
@StartsProcesses
class KillTest {
  private static final int KILLS = Boolean.getBoolean("offprint.long") ? 200 : 10;
  private static final Pattern SOURCE = Pattern.compile("^\\{\"source\":\"([^\"]+)\"");

  private static final String FORMER = "old/";
  private static final Pattern TARGET = Pattern.compile("/posts/(post-\\d+)/");

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir private Path folder;

  @Test
  void a_kill_at_any_moment_under_load_loses_no_file_and_leaves_no_partial_file() throws Exception {
    long seed = Long.getLong("offprint.seed", System.nanoTime());
    Random random = new Random(seed);
    Path project = folder.resolve("site");
    Path output = project.resolve("output");
    Files.createDirectories(project.resolve("content/posts"));
    Files.writeString(
        project.resolve("offprint.yaml"), "editions: [html, rss, index, redirects]\n");
    PublisherProcess.Plan plan = PublisherProcess.Plan.in(folder.resolve("words"));
    try (ConcurrentWriters load =
        new ConcurrentWriters(project.resolve("content/posts"), random.nextLong())) {
      load.start();
      for (int n = 0; n < KILLS; n++) {
        try (PublisherProcess watch = plan.run("watch", "-C", project.toString())) {
          if (n % 2 == 0) {
            pause(300 + random.nextInt(2_500));
          } else {
            await().atMost(PATIENCE).until(() -> watch.err().contains("Watching."));
            pause(random.nextInt(700));
          }
          assertThat(watch.isAlive()).as(watch.err()).isTrue();
          watch.kill();
        }
        assertNothingIsHalf(output, "kill " + n + ", seed " + seed);
      }
    }

    try (PublisherProcess last = plan.run("publish", "--json", "-C", project.toString())) {
      assertThat(last.await(PATIENCE)).as(last.err()).isZero();
      assertThat(sources(last.out())).as("seed %d", seed).containsExactlyElementsOf(posts(project));
    }
    try (PublisherProcess status = plan.run("status", "--json", "-C", project.toString())) {
      status.await(PATIENCE);
      assertThat(sources(status.out()))
          .as("receipts, seed %d", seed)
          .containsExactlyInAnyOrderElementsOf(posts(project));
    }
    Path clean = folder.resolve("clean");
    Run.of(new Blog(project).settings(clean));
    assertThat(posts(FileTrees.hashes(output)))
        .as("seed %d", seed)
        .isEqualTo(posts(FileTrees.hashes(clean)));
    assertFormerAddressesLeadOn(output, clean, "seed " + seed);
    assertThat(FileTrees.unfinished(output)).isEmpty();
  }

  private static Map<String, String> posts(Map<String, String> hashes) {
    Map<String, String> posts = new TreeMap<>(hashes);
    posts.keySet().removeIf(path -> path.startsWith(FORMER));
    return posts;
  }

  // Several posts want one former address. The first that was published keeps it, which a clean
  // run does not know.
  private static void assertFormerAddressesLeadOn(Path output, Path clean, String seed)
      throws IOException {
    Set<String> paths = new TreeSet<>(FileTrees.hashes(output).keySet());
    assertThat(paths.stream().filter(path -> path.startsWith(FORMER)))
        .as(seed)
        .containsExactlyInAnyOrderElementsOf(
            FileTrees.hashes(clean).keySet().stream()
                .filter(path -> path.startsWith(FORMER))
                .toList());
    for (String path : paths) {
      if (path.startsWith(FORMER)) {
        Matcher target = TARGET.matcher(Files.readString(output.resolve(path)));
        assertThat(target.find()).as("%s, %s", path, seed).isTrue();
        String post = target.group(1);
        assertThat(output.resolve("posts/" + post + "/index.html")).as(seed).exists();
        Path source = output.resolveSibling("content/posts/" + post + ".md");
        assertThat(source).as(seed).content().contains("/" + path.replace("index.html", ""));
      }
    }
  }

  private static void pause(int millis) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  private static void assertNothingIsHalf(Path output, String when) throws IOException {
    if (!Files.isDirectory(output)) {
      return;
    }
    for (String path : FileTrees.hashes(output).keySet()) {
      assertThat(Files.readString(output.resolve(path)).strip())
          .as("%s after %s", path, when)
          .matches(t -> t.endsWith("</html>") || t.endsWith("</rss>") || t.endsWith("}"), "whole");
    }
  }

  private static List<String> posts(Path project) throws IOException {
    Path content = project.resolve("content");
    try (var files = Files.walk(content)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .map(file -> content.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private static List<String> sources(String report) {
    List<String> sources = new ArrayList<>();
    for (String line : report.split("\n", -1)) {
      Matcher source = SOURCE.matcher(line);
      if (source.find() && !line.contains("\"status\":\"withdrawn\"")) {
        sources.add(source.group(1));
      }
    }
    sources.sort(null);
    return sources;
  }
}
