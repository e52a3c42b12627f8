package press.offprint.cli.version;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import press.offprint.catalog.history.PublishHistory;
import press.offprint.cli.option.CommonOptions;
import press.offprint.cli.report.ConsoleListener;
import press.offprint.cli.report.HistoryReport;
import press.offprint.model.problem.ExitCode;
import press.offprint.pipeline.ProjectOperations;

/** The {@code log} command: prints the results of all posts in the order of time. */
@Command(
    name = "log",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Show what happened to all posts, in the order of time.",
    description = {
      "Lists each time that a post was published, rejected or withdrawn, the newest last, with the number of the",
      "run, sizes, pages and lead time.",
      ""
    },
    footer = {"", "Exit: 0."})
public final class LogCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Option(
      names = "--last",
      paramLabel = "NUMBER",
      defaultValue = "100",
      description = "The number of results. Default: 100.")
  private int last;

  @Override
  public Integer call() {
    try (ConsoleListener console = common.console()) {
      Optional<PublishHistory> found =
          PublishHistory.find(
              ProjectOperations.state(common.settings(CommonOptions.RunOptions.DEFAULT)));
      if (found.isPresent()) {
        try (PublishHistory history = found.get()) {
          console.print(new HistoryReport(history, common.isJson()).log(last));
        }
      }
      return ExitCode.OK.value();
    }
  }
}
