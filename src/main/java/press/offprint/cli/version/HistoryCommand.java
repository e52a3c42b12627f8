package press.offprint.cli.version;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.history.PublishHistory;
import press.offprint.cli.option.CommonOptions;
import press.offprint.cli.report.ConsoleListener;
import press.offprint.cli.report.HistoryReport;
import press.offprint.cli.report.catalog.CatalogPlaces;
import press.offprint.model.problem.ExitCode;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.ProjectOperations;
import press.offprint.pipeline.config.PublishSettings;

/** The {@code history} command: prints the runs of a site, or the results of one post. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Show the runs of a site, or what happened to one post.",
    description = {
      "Lists the last runs that changed something: when, who asked, results, duration. With a post it lists each",
      "time that the post was published, rejected or withdrawn, with sizes, pages and lead time. publish, watch,",
      "serve and trigger write the same history.",
      ""
    },
    footer = {
      "",
      "Exit: 0; 2 if the post has no history.",
      "",
      "Examples:",
      "  offprint history                       the last 20 runs",
      "  offprint history content/posts/a.md    one post",
      "  offprint history --json --last 1000    for machines, one object a line"
    })
public final class HistoryCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Option(
      names = "--last",
      paramLabel = "NUMBER",
      defaultValue = "20",
      description = "The number of runs or results. Default: 20.")
  private int last;

  @Parameters(arity = "0..1", paramLabel = "PATH", description = "A post or a published file.")
  private Path path;

  @Override
  public Integer call() {
    try (ConsoleListener console = common.console()) {
      PublishSettings settings = common.settings(CommonOptions.RunOptions.DEFAULT);
      ProjectOperations.moveFormerState(settings, console::notice);
      Optional<PublishHistory> found = PublishHistory.find(ProjectOperations.state(settings));
      if (found.isEmpty()) {
        requireNoPath();
        return ExitCode.OK.value();
      }
      try (PublishHistory history = found.get()) {
        HistoryReport lines = new HistoryReport(history, common.isJson());
        console.print(path == null ? lines.runs(last) : post(settings, console, lines));
      }
      return ExitCode.OK.value();
    }
  }

  private List<String> post(
      PublishSettings settings, ConsoleListener console, HistoryReport lines) {
    List<CatalogEntry> found = CatalogPlaces.entries(settings, console::notice, List.of(path));
    // A deleted post has a history but no catalog entry.
    String source = found.isEmpty() ? below(settings) : found.get(0).source();
    List<String> results = lines.post(source, last);
    if (found.size() > 1 || results.isEmpty()) {
      throw new OffprintException(
          "There is no history of one post at " + path + ". List all posts with: offprint log");
    }
    return results;
  }

  private String below(PublishSettings settings) {
    Path content = settings.content();
    Path absolute = path.toAbsolutePath().normalize();
    Path inProject = settings.project().resolve(path).normalize();
    Path inside = absolute.startsWith(content) ? absolute : inProject;
    Path source = inside.startsWith(content) ? content.relativize(inside) : path.normalize();
    return source.toString().replace('\\', '/');
  }

  private void requireNoPath() {
    if (path != null) {
      throw new OffprintException(
          "There is no history of " + path + ", because nothing was published yet.");
    }
  }
}
