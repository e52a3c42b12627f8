package press.offprint.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import press.offprint.acceptance.PublisherProcess;
import press.offprint.pipeline.FileTrees;

/** A project whose posts are made by workers, all in other processes. */
final class QueuedSite implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofMinutes(4);

  private static final String MAIN = "press.offprint.cli.Main";

  // Many tests compare with the same site of one process.
  private static final Map<List<Object>, Map<String, String>> ALONE = new ConcurrentHashMap<>();

  private final Path folder;
  private final String store;
  private final Map<String, String> environment;
  private final List<PublisherProcess> started = new ArrayList<>();
  private int workers;

  private QueuedSite(Path folder, String store, Map<String, String> environment) {
    this.folder = folder;
    this.store = store;
    this.environment = environment;
  }

  /**
   * Creates the project.
   *
   * @param settings further lines of {@code offprint.yaml}
   */
  static QueuedSite of(Path folder, Path content, String broker, String settings)
      throws IOException {
    return of(folder, content, broker, settings, folder.resolve("store").toString(), Map.of());
  }

  /**
   * Creates the project with a store in another place.
   *
   * @param environment the variables that open the store
   */
  static QueuedSite of(
      Path folder,
      Path content,
      String broker,
      String settings,
      String store,
      Map<String, String> environment)
      throws IOException {
    Path project = folder.resolve("project");
    Files.createDirectories(project);
    FileTrees.copy(content, project.resolve("content"));
    Files.writeString(
        project.resolve("offprint.yaml"),
        "queue: " + broker + "\nstore: " + store + "\n" + settings);
    return new QueuedSite(folder, store, environment);
  }

  /**
   * Returns a content folder of a few sample posts in several scripts, which name no other post, or
   * of all samples with {@code -Doffprint.long=true}.
   */
  static Path samples(Path folder) throws IOException {
    Path all = Path.of("content");
    if (Boolean.getBoolean("offprint.long")) {
      return all;
    }
    Path few = folder.resolve("samples");
    for (String unit : List.of("notes", "posts/from-right-to-left", "posts/genko-yoshi")) {
      FileTrees.copy(all.resolve(unit), few.resolve(unit));
    }
    String single = "posts/sieben-zeichen.md";
    Files.copy(all.resolve(single), few.resolve(single));
    return few;
  }

  Path project() {
    return folder.resolve("project");
  }

  /** Starts a worker that has the broker and the store, but not the project. */
  PublisherProcess worker(String broker, String... more) throws IOException {
    return worker(plan(), MAIN, broker, more);
  }

  /** Starts a worker by another program, which prepares its process. */
  PublisherProcess worker(PublisherProcess.Plan plan, String program, String broker, String... more)
      throws IOException {
    PublisherProcess worker = begin(plan, program, broker, more);
    await().atMost(PATIENCE).until(() -> !worker.isAlive() || worker.err().contains("Waiting"));
    return worker;
  }

  /** Starts a worker and does not wait until it takes posts. */
  PublisherProcess beginWorker(String broker) throws IOException {
    return begin(plan(), MAIN, broker);
  }

  private PublisherProcess begin(
      PublisherProcess.Plan plan, String program, String broker, String... more)
      throws IOException {
    workers++;
    Path home = Files.createDirectories(folder.resolve("worker-" + workers));
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "worker",
                "-C",
                home.toString(),
                "--queue",
                broker,
                "--store",
                store,
                "--cache",
                home.resolve("cache").toString(),
                "--threads",
                "1",
                "--name",
                "worker-" + workers));
    arguments.addAll(Arrays.asList(more));
    PublisherProcess worker = plan.start(program, arguments.toArray(String[]::new));
    started.add(worker);
    return worker;
  }

  /** Starts to publish. */
  PublisherProcess publish(String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("publish", "--no-color", "-C", project().toString()));
    arguments.addAll(Arrays.asList(more));
    PublisherProcess process = plan().run(arguments.toArray(String[]::new));
    started.add(process);
    return process;
  }

  private PublisherProcess.Plan plan() {
    return PublisherProcess.Plan.in(folder.resolve("logs")).where(environment);
  }

  /** Adds a route to the project. */
  void route(String name, String text) throws IOException {
    Path routes = Files.createDirectories(project().resolve("routes"));
    Files.writeString(routes.resolve(name + ".camel.yaml"), text);
  }

  /** Returns true if a worker has begun to work. */
  boolean hasUnpacked(int worker) {
    Path projects = folder.resolve("worker-" + worker).resolve("cache/projects");
    try (Stream<Path> found = Files.list(projects)) {
      return found.anyMatch(each -> each.getFileName().toString().matches("[0-9a-f]{64}"));
    } catch (IOException e) {
      return false;
    }
  }

  /** Returns the files of an output folder that may be missing. */
  Map<String, String> outputNow() {
    Path output = project().resolve("output");
    return Files.isDirectory(output) ? FileTrees.hashes(output) : Map.of();
  }

  Map<String, String> output() throws IOException {
    return FileTrees.hashes(project().resolve("output"));
  }

  /** Returns the number of jobs that the store still holds. */
  long storedPublications() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("store"))) {
      return files.filter(Files::isRegularFile).filter(file -> begins(file)).count();
    }
  }

  private static boolean begins(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(8), StandardCharsets.UTF_8).equals("{\"site\":");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Publishes the same posts in one process, and returns the files of that site. */
  Map<String, String> alone(String settings) throws IOException, InterruptedException {
    List<Object> key = List.of(settings, FileTrees.hashes(project().resolve("content")));
    Map<String, String> known = ALONE.get(key);
    if (known == null) {
      known = alone(settings, PATIENCE, 0);
      ALONE.put(key, known);
    }
    return known;
  }

  /** Does the same for many posts, of which some may be rejected. */
  Map<String, String> alone(String settings, Duration patience, int code)
      throws IOException, InterruptedException {
    Path alone = folder.resolve("alone");
    Files.createDirectories(alone);
    FileTrees.copy(project().resolve("content"), alone.resolve("content"));
    Files.writeString(alone.resolve("offprint.yaml"), settings);
    try (PublisherProcess process =
        PublisherProcess.Plan.in(folder.resolve("logs"))
            .run("publish", "-q", "-C", alone.toString())) {
      assertThat(process.await(patience)).as(process::err).isEqualTo(code);
    }
    return FileTrees.hashes(alone.resolve("output"));
  }

  @Override
  public void close() {
    started.forEach(PublisherProcess::close);
  }
}
