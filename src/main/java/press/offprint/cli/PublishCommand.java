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
import press.offprint.cli.report.DeliveryConsole;
import press.offprint.cli.server.ServerClient;
import press.offprint.deliver.Deliveries;
import press.offprint.deliver.PublishedSource;
import press.offprint.deliver.alarm.AlarmService;
import press.offprint.model.problem.ExitCode;
import press.offprint.pipeline.ProjectOperations;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.UnchangedRunCache;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.remote.PictureFetch;
import press.offprint.pipeline.run.CompositeListener;
import press.offprint.pipeline.run.RunSummary;
import press.offprint.web.catalog.FileMediaTypes;

/** The {@code publish} command: publishes changed posts, then exits. */
@Command(
    name = "publish",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Publish all changed posts, then exit.",
    description = {
      "Makes a page, a PDF and an EPUB of every post below the content folder, and the feeds and"
          + " lists of the site.",
      "Renditions that are up to date are not rebuilt.",
      "If 'offprint serve' is running on the same folders, it does the publishing.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  offprint publish                          all changed posts",
      "  offprint publish content/posts/hello.md   this post only",
      "  offprint publish --to pdf,epub            no pages, no feeds",
      "  offprint publish --json | jq .problems    for machines"
    })
final class PublishCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private PublishOptions options = new PublishOptions();

  @Parameters(paramLabel = "PATH", description = "Posts or folders. Default: all posts.")
  private List<Path> paths = new ArrayList<>();

  PublishCommand() {}

  PublishCommand(CommonOptions common, PublishOptions options, List<Path> paths) {
    this.common = common;
    this.options = options;
    this.paths = paths;
  }

  /** Returns the settings of this command line. */
  PublishSettings settings() {
    return common.settings(options.of(paths));
  }

  // A picture that cannot be fetched is a warning of its post as well. Returns true if there is
  // one.
  private static boolean fetchPictures(PublishSettings settings, ConsoleListener console) {
    List<PictureFetch.Result> fetched = ProjectOperations.fetchIfConfigured(settings);
    long stored =
        fetched.stream().filter(each -> each.status() == PictureFetch.Status.FETCHED).count();
    if (stored > 0) {
      console.notice(stored + " pictures on the web were fetched into remote/.");
    }
    List<PictureFetch.Result> refused =
        fetched.stream().filter(each -> each.status() == PictureFetch.Status.REFUSED).toList();
    console.refused(refused);
    return !refused.isEmpty();
  }

  @Override
  public Integer call() {
    long start = System.nanoTime();
    PublishSettings settings = settings();
    UnchangedRunCache cache = UnchangedRunCache.of(settings, common.formatKey());
    if (UnchangedRunOutput.of(cache.find(), (System.nanoTime() - start) / 1_000_000)) {
      return ExitCode.OK.value();
    }
    try (ConsoleListener console = common.console()) {
      Optional<ServerClient> server = ServerClient.of(settings);
      if (server.isPresent()) {
        return console.exitCode(server.get().publish(console));
      }
      boolean incomplete = fetchPictures(settings, console);
      console.record();
      Deliveries deliveries = Deliveries.of(settings, FileMediaTypes::of);
      try (AlarmService alarms = new AlarmService(settings, console::notice);
          Publisher publisher = Publisher.open(settings, new CompositeListener(console, alarms))) {
        ShutdownHooks.onInterrupt(deliveries::stop);
        ShutdownHooks.onInterrupt(publisher::close);
        ServerClient.removeStaleFile(settings);
        RunSummary summary = publisher.publish();
        if (DeliveryConsole.deliver(deliveries, PublishedSource.of(publisher), console)) {
          if (!incomplete) { // The next run asks for the picture again.
            console.output().ifPresent(output -> publisher.remember(cache, output));
          }
        }
        return console.exitCode(summary);
      }
    }
  }
}
