package press.offprint.cli.version;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import press.offprint.cli.option.CommonOptions;
import press.offprint.cli.option.VersionArgument;
import press.offprint.cli.report.CatalogReport;
import press.offprint.cli.report.ConsoleListener;
import press.offprint.model.problem.ExitCode;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.version.Rollback;

/** The {@code release} command: ends the hold of a post at an earlier version. */
@Command(
    name = "release",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Let the next run publish the present text of a post after a rollback.",
    description = "",
    footer = {
      "",
      "Exit: 0; 2 if the post is not held, or another Offprint is publishing.",
      "",
      "Example:",
      "  offprint release content/posts/hello.md && offprint publish"
    })
public final class ReleaseCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "PATH", description = "A post or a published file.")
  private Path path;

  @Override
  public Integer call() {
    try (ConsoleListener console = common.console()) {
      PublishSettings settings = common.settings(CommonOptions.RunOptions.DEFAULT);
      String source = VersionArgument.source(CatalogReport.of(settings, console::notice), path);
      try (Rollback rollback = Rollback.open(settings, console)) {
        rollback.release(source);
      }
      console.notice(source + " is released. Publish its present text with: offprint publish");
      return ExitCode.OK.value();
    }
  }
}
