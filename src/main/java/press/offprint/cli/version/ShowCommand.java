package press.offprint.cli.version;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import press.offprint.catalog.entry.EntryStatus;
import press.offprint.cli.option.CommonOptions;
import press.offprint.cli.report.ConsoleListener;
import press.offprint.cli.report.catalog.CatalogReport;
import press.offprint.model.problem.ExitCode;
import press.offprint.model.problem.OffprintException;

/** The {@code show} command: prints the catalog entries of some posts. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Show the status, the dependencies, the output files and the versions of posts.",
    description = "",
    footer = {
      "",
      "Examples:",
      "  offprint show content/posts/hello.md        one post",
      "  offprint show output/posts/hello/hello.pdf  the post of a published file",
      "  offprint show content/posts --json          all posts of a folder, for machines",
      "  offprint show --json                        all published posts"
    })
public final class ShowCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Parameters(
      arity = "0..*",
      paramLabel = "PATH",
      description = "Posts, folders or published files. Default: all published posts.")
  private List<Path> paths = new ArrayList<>();

  @Override
  public Integer call() {
    try (ConsoleListener console = common.console()) {
      CatalogReport report =
          CatalogReport.of(
              common.settings(CommonOptions.RunOptions.DEFAULT), console::notice, paths);
      boolean rejected = false;
      if (paths.isEmpty()) {
        report.withVersions(report.published()).forEach(item -> console.show(item, true));
      }
      for (Path path : paths) {
        List<CatalogReport.Item> found = report.at(path);
        if (found.isEmpty()) {
          throw new OffprintException(
              "The catalog has no post at " + path + ". List all posts with: offprint status -v");
        }
        for (CatalogReport.Item item : report.withVersions(found)) {
          console.show(item, true);
          rejected |= item.entry().status() == EntryStatus.REJECTED;
        }
      }
      return rejected ? ExitCode.REJECTED.value() : ExitCode.OK.value();
    }
  }
}
