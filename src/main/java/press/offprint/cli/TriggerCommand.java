package press.offprint.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import press.offprint.cli.option.CommonOptions;
import press.offprint.cli.option.PublishOptions;
import press.offprint.cli.report.ConsoleListener;
import press.offprint.cli.server.ServerClient;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.config.PublishSettings;

/** The {@code trigger} command: runs one route now. */
@Command(
    name = "trigger",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Run one route now, also if its renditions are up to date.",
    description = "",
    footer = {
      "",
      "Examples:",
      "  offprint trigger post-pdf content/posts/hello.md   the PDF of one post",
      "  offprint trigger site-rss                          the RSS feed",
      "  offprint trigger publish-post content/posts        all editions of these posts"
    })
final class TriggerCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Parameters(
      index = "0",
      paramLabel = "ROUTE",
      description = "The name of a route; see 'offprint routes'.")
  private String route;

  @Parameters(
      index = "1..*",
      paramLabel = "PATH",
      description = "Posts or folders. Default: all posts.")
  private List<Path> paths = new ArrayList<>();

  @Override
  public Integer call() {
    CommonOptions.RunOptions options = new PublishOptions().of(paths);
    try (ConsoleListener console = common.console()) {
      PublishSettings settings = common.settings(options);
      Optional<ServerClient> server = ServerClient.of(settings);
      return console.exitCode(
          server.isPresent()
              ? server.get().trigger(route, console)
              : Publisher.trigger(settings, console, route));
    }
  }
}
