package press.offprint.cli.project;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import press.offprint.cli.option.CommonOptions;
import press.offprint.cli.report.ConsoleListener;
import press.offprint.model.problem.ExitCode;
import press.offprint.pipeline.ProjectOperations;
import press.offprint.pipeline.remote.PictureFetch;

/** The {@code fetch} command: stores copies of the pictures on the web that posts show. */
@Command(
    name = "fetch",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Store a copy of each picture on the web that posts show.",
    description = {
      "Fetches pictures from the hosts in remote.hosts of offprint.yaml into the folder remote/, each once.",
      "remote/lock.json records each address with the hash of its picture. Commit the folder, and every",
      "machine publishes the same pictures without a network.",
      ""
    },
    footer = {
      "",
      "Exit: 0 if every picture has a copy; 3 if at least one has none.",
      "",
      "Examples:",
      "  offprint fetch --dry-run         what would be fetched, from which hosts",
      "  offprint fetch content/posts     the pictures of these posts",
      "  offprint fetch --update          also pictures that changed at their address"
    })
public final class FetchCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Option(names = "--dry-run", description = "List what would be fetched; fetch nothing.")
  private boolean dryRun;

  @Option(names = "--update", description = "Fetch all pictures again, and take changed ones.")
  private boolean update;

  @Parameters(paramLabel = "PATH", description = "Posts or folders. Default: all posts.")
  private List<Path> paths = new ArrayList<>();

  @Override
  public Integer call() {
    try (ConsoleListener console = common.console()) {
      List<PictureFetch.Result> results =
          ProjectOperations.fetch(
              common.settings(CommonOptions.RunOptions.of(paths)),
              PictureFetch.Options.of(dryRun, update));
      console.fetched(results);
      boolean refused =
          results.stream().anyMatch(each -> each.status() == PictureFetch.Status.REFUSED);
      return refused ? ExitCode.REJECTED.value() : ExitCode.OK.value();
    }
  }
}
