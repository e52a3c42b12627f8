package press.offprint.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import press.offprint.catalog.entry.EntryStatus;
import press.offprint.cli.report.CatalogReport;
import press.offprint.cli.report.ConsoleListener;
import press.offprint.model.ExitCode;
import press.offprint.model.OffprintException;

/** Tells all that is known of some posts. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header =
        "All that is known of a post: its receipt, what it was made from, what was made of it.",
    description = "",
    footer = {
      "",
      "Examples:",
      "  offprint show content/posts/hello.md        a post",
      "  offprint show output/posts/hello/hello.pdf  the post that a file was made of",
      "  offprint show content/posts --json          every post of a folder, for machines"
    })
final class ShowCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "Posts, folders, or files that were published.")
  private List<Path> paths = new ArrayList<>();

  @Override
  public Integer call() {
    try (ConsoleListener console = common.console()) {
      CatalogReport shelf = CatalogReport.of(common.settings(CommonOptions.Wish.NOTHING_SPECIAL));
      boolean rejected = false;
      for (Path path : paths) {
        List<CatalogReport.Item> found = shelf.at(path);
        if (found.isEmpty()) {
          throw new OffprintException(
              "The catalog knows of no post " + path + ". See what it knows: offprint status -v");
        }
        for (CatalogReport.Item item : found) {
          console.show(item, true);
          rejected |= item.entry().status() == EntryStatus.REJECTED;
        }
      }
      return rejected ? ExitCode.REJECTED.value() : ExitCode.OK.value();
    }
  }
}
