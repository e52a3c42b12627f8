package press.offprint.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import press.offprint.cli.report.ConsoleListener;
import press.offprint.model.ExitCode;
import press.offprint.pipeline.Publisher;

/** Lists the routes. */
@Command(
    name = "routes",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "The routes, their endpoints and descriptions.",
    description = {
      "Each route is a file in routes/. A route named post-NAME makes an edition NAME of every post,",
      "one named site-NAME makes an edition of the whole site.",
      ""
    })
final class RoutesCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Override
  public Integer call() {
    try (ConsoleListener console = common.console()) {
      console.routes(Publisher.routes(common.settings(CommonOptions.Wish.NOTHING_SPECIAL)));
      return ExitCode.OK.value();
    }
  }
}
