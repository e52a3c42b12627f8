package press.offprint.cli.version;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import press.offprint.cli.option.CommonOptions;
import press.offprint.cli.report.ConsoleListener;
import press.offprint.cli.report.catalog.CatalogPlaces;
import press.offprint.cli.server.RunningPublisher;
import press.offprint.json.JsonObject;
import press.offprint.model.problem.ExitCode;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.guard.HeldRelease;
import press.offprint.pipeline.guard.HeldRun;
import press.offprint.pipeline.version.Rollback;

/** The {@code release} command: publishes what is held. */
@Command(
    name = "release",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header =
        "Let the next run publish what is held: a post after a rollback, or a run that was odd.",
    description = {"Without an argument, it lists the runs that are held.", ""},
    footer = {
      "",
      "Exit: 0; 2 if the post or the run is not held, or another command is publishing. A running"
          + " server or watcher does it.",
      "",
      "Examples:",
      "  offprint release                                           list the held runs",
      "  offprint release 12 && offprint publish                    publish all posts of run 12",
      "  offprint release content/posts/hello.md && offprint publish"
    })
public final class ReleaseCommand implements Callable<Integer> {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  @Mixin private CommonOptions common;

  @Parameters(
      paramLabel = "RUN|PATH",
      arity = "0..1",
      description = "The number of a held run, or a post or published file.")
  private String held = "";

  @Override
  public Integer call() {
    try (ConsoleListener console = common.console()) {
      PublishSettings settings = common.settings(CommonOptions.RunOptions.DEFAULT);
      if (held.isEmpty()) {
        list(settings, console);
      } else if (isAsked(settings, console)) {
        console.notice(held + " is released and published by the running Offprint.");
      } else if (NUMBER.matcher(held).matches()) {
        try (HeldRelease release = HeldRelease.open(settings, console)) {
          int posts = release.release(Long.parseLong(held));
          console.notice(
              "Run "
                  + held
                  + " is released: "
                  + posts
                  + " posts. Publish them with: offprint publish");
        }
      } else {
        post(settings, console);
      }
      return ExitCode.OK.value();
    }
  }

  private boolean isAsked(PublishSettings settings, ConsoleListener console) {
    JsonObject wish =
        NUMBER.matcher(held).matches()
            ? new JsonObject().put("run", Long.parseLong(held))
            : new JsonObject().put("source", source(settings, console));
    return RunningPublisher.change(settings, "release", wish, console).isPresent();
  }

  private void list(PublishSettings settings, ConsoleListener console) {
    List<HeldRun> runs = HeldRelease.list(settings);
    for (HeldRun run : runs) {
      console.notice(
          "run "
              + run.run()
              + "  "
              + Instant.ofEpochMilli(run.at()).truncatedTo(ChronoUnit.SECONDS)
              + "  "
              + run.posts().size()
              + " posts: "
              + String.join("; ", run.reasons()));
    }
    if (runs.isEmpty()) {
      console.notice("No run is held.");
    }
  }

  private String source(PublishSettings settings, ConsoleListener console) {
    return CatalogPlaces.source(settings, console::notice, Path.of(held));
  }

  private void post(PublishSettings settings, ConsoleListener console) {
    String source = source(settings, console);
    boolean isOdd;
    try (HeldRelease release = HeldRelease.open(settings, console)) {
      isOdd = release.release(source);
    }
    if (!isOdd) {
      try (Rollback rollback = Rollback.open(settings, console)) {
        rollback.release(source);
      }
    }
    console.notice(source + " is released. Publish its present text with: offprint publish");
  }
}
