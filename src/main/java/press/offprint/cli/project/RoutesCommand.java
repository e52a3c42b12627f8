package press.offprint.cli.project;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import press.offprint.cli.option.CommonOptions;
import press.offprint.cli.report.ConsoleListener;
import press.offprint.model.problem.ExitCode;
import press.offprint.pipeline.ProjectOperations;

/** The {@code routes} command: lists the routes. */
@Command(
    name = "routes",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "List all routes with their endpoints and descriptions.",
    description = {
      "Each route is a file in routes/. A route post-NAME makes the edition NAME of every post;",
      "a route site-NAME makes the edition NAME of the whole site.",
      ""
    })
public final class RoutesCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Override
  public Integer call() {
    try (ConsoleListener console = common.console()) {
      console.routes(ProjectOperations.routes(common.settings(CommonOptions.RunOptions.DEFAULT)));
      return ExitCode.OK.value();
    }
  }
}
