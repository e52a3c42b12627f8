package press.offprint.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import press.offprint.catalog.entry.EntryStatus;
import press.offprint.cli.option.CommonOptions;
import press.offprint.cli.report.ConsoleListener;
import press.offprint.cli.report.catalog.CatalogReport;
import press.offprint.model.problem.ExitCode;

/** The {@code status} command: prints the last result of every post. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Show the last result of every post, from the catalog.",
    description = {
      "Lists each post that was rejected or has a warning, the reason, and the time of the next attempt.",
      "With -v it lists all posts. It changes nothing and can run while another Offprint is publishing.",
      ""
    },
    footer = {"", "Exit: 0; 3 if at least one post is rejected; 2 if the catalog cannot be read."})
final class StatusCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Override
  public Integer call() {
    try (ConsoleListener console = common.console()) {
      CatalogReport report =
          CatalogReport.of(common.settings(CommonOptions.RunOptions.DEFAULT), console::notice);
      List<CatalogReport.Item> items = report.items();
      for (CatalogReport.Item item : items) {
        if (common.isJson() || common.isVerbose() || item.isNotable()) {
          console.show(item, false);
        }
      }
      console.totals(report);
      boolean rejected = items.stream().anyMatch(i -> i.entry().status() == EntryStatus.REJECTED);
      return rejected ? ExitCode.REJECTED.value() : ExitCode.OK.value();
    }
  }
}
