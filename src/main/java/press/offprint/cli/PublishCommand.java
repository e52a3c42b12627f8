package press.offprint.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import press.offprint.cli.report.ConsoleListener;
import press.offprint.model.ExitCode;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.UnchangedRunCache;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.run.RunSummary;

/** Publishes what changed, then exits. */
@Command(
    name = "publish",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Publish what changed, then exit.",
    description = {
      "Reads every post below the content folder and makes its page, PDF and EPUB, the feed and the index.",
      "What is published already and made from the same things is left alone.",
      "Where 'offprint serve' works on the same folders, it does the work.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  offprint publish                          everything that changed",
      "  offprint publish content/posts/hello.md   this post alone",
      "  offprint publish --to pdf,epub            no pages, no feed",
      "  offprint publish --json | jq .problems    for machines"
    })
final class PublishCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private PublishOptions choices = new PublishOptions();

  @Parameters(paramLabel = "PATH", description = "Posts or folders. Default: all posts.")
  private List<Path> paths = new ArrayList<>();

  PublishCommand() {}

  PublishCommand(CommonOptions common, PublishOptions choices, List<Path> paths) {
    this.common = common;
    this.choices = choices;
    this.paths = paths;
  }

  /** What this command line asks for. */
  PublishSettings settings() {
    return common.settings(choices.wish(paths));
  }

  @Override
  public Integer call() {
    long start = System.nanoTime();
    PublishSettings settings = settings();
    UnchangedRunCache cache = UnchangedRunCache.of(settings, common.manner());
    if (UnchangedRunOutput.of(cache.find(), (System.nanoTime() - start) / 1_000_000)) {
      return ExitCode.OK.value();
    }
    try (ConsoleListener console = common.console()) {
      Optional<ServerClient> server = ServerClient.of(settings);
      if (server.isPresent()) {
        return console.exitCode(server.get().publish(console));
      }
      console.listen();
      try (Publisher publisher = Publisher.open(settings, console)) {
        ShutdownHooks.abandon(publisher::close);
        RunSummary summary = publisher.publish();
        console.said().ifPresent(said -> publisher.remember(cache, said));
        return console.exitCode(summary);
      }
    }
  }
}
