package press.offprint.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import press.offprint.catalog.entry.EntryStatus;
import press.offprint.cli.report.CatalogReport;
import press.offprint.cli.report.ConsoleListener;
import press.offprint.model.ExitCode;

/** Tells how every source ended. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "How every post ended when it was last published, from the catalog.",
    description = {
      "Names every post that was rejected or has a warning, why, and when it is tried again; with -v all posts.",
      "Changes nothing, and may run while another offprint works.",
      ""
    },
    footer = {
      "",
      "Exit: 0; 3 where at least one post is rejected; 2 where the catalog cannot be read."
    })
final class StatusCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Override
  public Integer call() {
    try (ConsoleListener console = common.console()) {
      CatalogReport shelf = CatalogReport.of(common.settings(CommonOptions.Wish.NOTHING_SPECIAL));
      List<CatalogReport.Item> items = shelf.items();
      for (CatalogReport.Item item : items) {
        if (console.isJson() || common.isVerbose() || item.isNotable()) {
          console.show(item, false);
        }
      }
      console.sums(shelf);
      boolean rejected = items.stream().anyMatch(i -> i.entry().status() == EntryStatus.REJECTED);
      return rejected ? ExitCode.REJECTED.value() : ExitCode.OK.value();
    }
  }
}
