package press.offprint.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;
import press.offprint.cli.report.ConsoleListener;
import press.offprint.model.OffprintException;
import press.offprint.pipeline.config.PublishSettings;

/** Options that every command takes. */
final class CommonOptions {
  @Option(
      names = "-C",
      paramLabel = "DIR",
      description = "The project folder: offprint.yaml, routes/, templates/. Default: here.")
  private Path project = Path.of("");

  @Option(
      names = "--content",
      paramLabel = "DIR",
      description = "The folder with the posts. Default: content in the project.")
  private Optional<Path> content = Optional.empty();

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Where pages, PDFs, EPUBs and feeds go. Default: output in the project.")
  private Optional<Path> output = Optional.empty();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration. Default: offprint.yaml in the project, if it is there.")
  private Optional<Path> config = Optional.empty();

  @Option(
      names = "--json",
      description = "Standard output holds one JSON object a line for each source, then a summary.")
  private boolean json;

  @Option(names = "-q", description = "Only say what went wrong.")
  private boolean quiet;

  @Option(names = "-v", description = "Say what happens to every post.")
  private boolean verbose;

  @Option(names = "--no-color", description = "No colour and no progress bar.")
  private boolean noColor;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many posts are worked on at once. Default: one for each core.")
  private int threads = Runtime.getRuntime().availableProcessors();

  /** Takes the option {@code name} without a value; false where there is none here. */
  boolean flag(String name) {
    switch (name) {
      case "--json" -> json = true;
      case "-q" -> quiet = true;
      case "-v" -> verbose = true;
      case "--no-color" -> noColor = true;
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Takes the option {@code name} with its value; false where there is none here. */
  boolean option(String name, String value) {
    switch (name) {
      case "-C" -> project = Path.of(value);
      case "--content" -> content = Optional.of(Path.of(value));
      case "--output" -> output = Optional.of(Path.of(value));
      case "--config" -> config = Optional.of(Path.of(value));
      default -> {
        return false;
      }
    }
    return true;
  }

  ConsoleListener console() {
    return new ConsoleListener(json, quiet, verbose, noColor);
  }

  /** How {@link #console} says things. */
  String manner() {
    boolean terminal = !noColor && Boolean.getBoolean("offprint.terminal");
    return (json ? "json " : "") + (quiet ? "-q " : "") + (verbose ? "-v " : "") + terminal;
  }

  boolean isVerbose() {
    return verbose;
  }

  boolean isJson() {
    return json;
  }

  /** The settings that these options and {@code wish} make together. */
  PublishSettings settings(Wish wish) {
    Path home = absolute(project);
    if (!Files.isDirectory(home)) {
      throw new OffprintException("There is no project folder " + home + ". Name one with -C DIR.");
    }
    if (threads < 1) {
      throw new OffprintException("--threads must be 1 or more, not " + threads + ".");
    }
    // Plain loops: what is done at each start shall not wait for lambdas to be made.
    List<Path> paths = new ArrayList<>();
    Path posts = content.isPresent() ? absolute(content.get()) : home.resolve("content");
    for (Path path : wish.paths()) {
      paths.add(chosen(path, posts));
    }
    return new PublishSettings(
        home,
        posts,
        output.isPresent() ? absolute(output.get()) : home.resolve("output"),
        config.isPresent() ? Optional.of(absolute(config.get())) : Optional.empty(),
        wish.editions(),
        paths,
        wish.strict(),
        wish.drafts(),
        wish.future(),
        wish.force(),
        wish.allowEmpty(),
        wish.waiting(),
        threads,
        InstantSource.system());
  }

  // Reports name posts from the content folder on: so may whoever read one.
  private static Path chosen(Path path, Path posts) {
    Path here = absolute(path);
    Path there = posts.resolve(path).normalize();
    return !Files.exists(here) && Files.exists(there) ? there : here;
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }

  /** What one command adds to the common options. */
  record Wish(
      Set<String> editions,
      List<Path> paths,
      boolean strict,
      boolean drafts,
      boolean future,
      boolean force,
      boolean allowEmpty,
      boolean waiting) {

    static final Wish NOTHING_SPECIAL =
        new Wish(Set.of(), List.of(), false, false, false, false, false, false);
  }
}
