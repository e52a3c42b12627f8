package press.offprint.cli.version;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import press.offprint.cli.option.CommonOptions;
import press.offprint.cli.option.VersionArgument;
import press.offprint.cli.report.ConsoleListener;
import press.offprint.cli.report.DiffText;
import press.offprint.cli.report.catalog.CatalogPlaces;
import press.offprint.model.problem.ExitCode;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.compare.VersionComparison;
import press.offprint.pipeline.compare.VersionComparison.EditionDiff;
import press.offprint.pipeline.config.PublishSettings;

/** The {@code diff} command: compares two versions of a post. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Compare two versions of a post: words and metadata of page, PDF and EPUB.",
    description = {
      "Prints each place at which the words of a reader differ, with the words before it, and each fact of the",
      "metadata that differs. It changes nothing and can run while another Offprint is publishing.",
      ""
    },
    footer = {
      "",
      "Exit: 0; 2 if there is no such version.",
      "",
      "Examples:",
      "  offprint diff content/posts/hello.md@3 content/posts/hello.md@5",
      "  offprint diff --json content/posts/hello.md@1 content/posts/hello.md@2"
    })
public final class DiffCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Parameters(index = "0", paramLabel = "PATH@N", description = "A post, and its older version.")
  private String older;

  @Parameters(index = "1", paramLabel = "PATH@M", description = "The same post, another version.")
  private String newer;

  @Override
  public Integer call() {
    try (ConsoleListener console = common.console()) {
      PublishSettings settings = common.settings(CommonOptions.RunOptions.DEFAULT);
      VersionArgument first = VersionArgument.of(older);
      VersionArgument second = VersionArgument.of(newer);
      String source = CatalogPlaces.source(settings, console::notice, first.path());
      if (!source.equals(CatalogPlaces.source(settings, console::notice, second.path()))) {
        throw new OffprintException(
            "Only versions of one post can be compared, and these are two posts.");
      }
      List<EditionDiff> diffs =
          new VersionComparison(settings).of(source, first.number(), second.number());
      console.print(common.isJson() ? DiffText.json(diffs) : DiffText.lines(diffs));
      return ExitCode.OK.value();
    }
  }
}
