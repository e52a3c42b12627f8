package press.offprint.cli.option;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;
import press.offprint.cli.report.ConsoleListener;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.config.ProjectLayout;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.disk.RealPaths;

/** The options that every command takes. */
public final class CommonOptions {
  @Option(
      names = "-C",
      paramLabel = "DIR",
      description =
          "The project folder, with offprint.yaml, routes/ and templates/. Default: this folder."
              + " Relative paths of the other options are relative to it.")
  private Path project = Path.of("");

  @Option(
      names = "--content",
      paramLabel = "DIR",
      description = "The folder with the posts. Default: content in the project.")
  private Path content;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "The folder for pages, PDFs, EPUBs and feeds. Default: output in the project.")
  private Path output;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description =
          "The folder for catalog, caches and secrets; keep it private. Default: .offprint in the"
              + " project.")
  private Path state;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration file. Default: offprint.yaml in the project, if it exists.")
  private Path config;

  @Option(
      names = "--json",
      description =
          "Print one JSON object per line for each source, then a summary, on standard output.")
  private boolean json;

  @Option(names = "-q", description = "Print errors only.")
  private boolean quiet;

  @Option(names = "-v", description = "Print a line for every post.")
  private boolean verbose;

  @Option(names = "--no-color", description = "Print no colour and no progress bar.")
  private boolean noColor;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "The number of posts that are published at once. Default: one per core.")
  private int threads = Runtime.getRuntime().availableProcessors();

  /** Sets an option without a value. Returns false if there is no option of this name. */
  public boolean flag(String name) {
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

  /** Sets an option with a value. Returns false if there is no option of this name. */
  public boolean option(String name, String value) {
    switch (name) {
      case "-C" -> project = Path.of(value);
      case "--content" -> content = Path.of(value);
      case "--output" -> output = Path.of(value);
      case "--state" -> state = Path.of(value);
      case "--config" -> config = Path.of(value);
      default -> {
        return false;
      }
    }
    return true;
  }

  public ConsoleListener console() {
    return new ConsoleListener(json, quiet, verbose, noColor);
  }

  /** Returns a key of the options that change the printed text; two equal keys print the same. */
  public String formatKey() {
    boolean terminal = !noColor && Boolean.getBoolean("offprint.terminal");
    return (json ? "json " : "") + (quiet ? "-q " : "") + (verbose ? "-v " : "") + terminal;
  }

  public boolean isVerbose() {
    return verbose;
  }

  public boolean isJson() {
    return json;
  }

  /** Returns the project folder, which may be missing. */
  public Path folder() {
    return project.toAbsolutePath().normalize();
  }

  /**
   * Returns the settings of a run, with absolute paths.
   *
   * @throws OffprintException if the project folder is missing or an option has a wrong value
   */
  public PublishSettings settings(RunOptions options) {
    Path home = folder();
    if (!Files.isDirectory(home)) {
      throw new OffprintException(
          "The project folder " + home + " does not exist. Name another with -C DIR.");
    }
    if (threads < 1) {
      throw new OffprintException("--threads must be 1 or more, not " + threads + ".");
    }
    // This runs at each start, so it uses loops: the first lambda of a process is slow.
    List<Path> paths = new ArrayList<>();
    Path posts = content == null ? ProjectLayout.content(home) : below(home, content);
    for (Path path : options.paths()) {
      paths.add(resolve(path, home, posts));
    }
    return new PublishSettings(
        home,
        posts,
        output == null ? ProjectLayout.output(home) : below(home, output),
        state == null ? ProjectLayout.state(home) : RealPaths.of(below(home, state)),
        config == null ? Optional.empty() : Optional.of(below(home, config)),
        options.editions(),
        paths,
        options.strict(),
        options.drafts(),
        options.future(),
        options.force(),
        options.allowEmpty(),
        options.allowWithdrawals(),
        options.waiting(),
        threads,
        InstantSource.system());
  }

  /**
   * Returns an absolute path. A relative one is looked for in the project folder, then in the
   * current folder, then in the content folder, because reports name posts relative to it.
   */
  private static Path resolve(Path path, Path home, Path posts) {
    Path inProject = below(home, path);
    if (Files.exists(inProject)) {
      return inProject;
    }
    Path current = path.toAbsolutePath().normalize();
    Path inContent = below(posts, path);
    return Files.exists(current) ? current : Files.exists(inContent) ? inContent : inProject;
  }

  private static Path below(Path folder, Path path) {
    return folder.resolve(path).normalize();
  }

  /** The options of one run beside the common ones. */
  public record RunOptions(
      Set<String> editions,
      List<Path> paths,
      boolean strict,
      boolean drafts,
      boolean future,
      boolean force,
      boolean allowEmpty,
      boolean allowWithdrawals,
      boolean waiting) {

    public static final RunOptions DEFAULT = of(List.of());

    /** Returns the options of a command that takes paths and no other option of a run. */
    public static RunOptions of(List<Path> paths) {
      return new RunOptions(Set.of(), paths, false, false, false, false, false, false, false);
    }
  }
}
