package press.offprint.cli.version;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import press.offprint.cli.option.CommonOptions;
import press.offprint.cli.option.VersionArgument;
import press.offprint.cli.report.ConsoleListener;
import press.offprint.cli.report.catalog.CatalogPlaces;
import press.offprint.cli.server.RunningPublisher;
import press.offprint.json.JsonObject;
import press.offprint.model.problem.ExitCode;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.version.Rollback;
import press.offprint.pipeline.version.RunRollback;

/** The {@code rollback} command: shows an earlier version of a post. */
@Command(
    name = "rollback",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Show an earlier version of a post at its address.",
    description = {
      "Puts the very bytes of that version back: page, PDF, EPUB and pictures. New runs leave the"
          + " post alone until",
      "it is released, and status names it. If its source is deleted or becomes a draft, it is"
          + " withdrawn.",
      ""
    },
    footer = {
      "",
      "Exit: 0; 2 if there is no such version, or another command is publishing. A running server"
          + " or watcher does it.",
      "",
      "Examples:",
      "  offprint show content/posts/hello.md         list its versions",
      "  offprint rollback content/posts/hello.md@3   show version 3",
      "  offprint rollback --run 12                   show the state of all posts after run 12",
      "  offprint release content/posts/hello.md      publish its present text again"
    })
public final class RollbackCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Option(
      names = "--run",
      paramLabel = "R",
      description = "Show the state of all posts after run R of 'offprint history'.")
  private long run;

  @Parameters(
      paramLabel = "PATH@N",
      arity = "0..1",
      description = "A post or published file, and a version.")
  private String version = "";

  private static long show(
      String source, int number, PublishSettings settings, ConsoleListener console) {
    try (Rollback rollback = Rollback.open(settings, console)) {
      return rollback.show(source, number).size();
    }
  }

  private void showRun(PublishSettings settings, ConsoleListener console) {
    Optional<JsonObject> asked =
        RunningPublisher.change(settings, "rollback", new JsonObject().put("run", run), console);
    long changed;
    List<String> left;
    if (asked.isPresent()) {
      changed = asked.get().number("changed");
      left = asked.get().texts("left");
    } else {
      try (Rollback rollback = Rollback.open(settings, console)) {
        RunRollback done = rollback.showRun(run);
        changed = done.shown().size();
        left = done.left();
      }
    }
    console.notice(
        changed
            + " posts show their versions of run "
            + run
            + " until they are released, each with: offprint release PATH");
    left.forEach(console::notice);
  }

  @Override
  public Integer call() {
    try (ConsoleListener console = common.console()) {
      PublishSettings settings = common.settings(CommonOptions.RunOptions.DEFAULT);
      if (version.isEmpty() == (run == 0)) {
        throw new OffprintException("Name a version, such as PATH@3, or a run: --run 12");
      }
      if (run > 0) {
        showRun(settings, console);
        return ExitCode.OK.value();
      }
      VersionArgument wanted = VersionArgument.of(version);
      String source = CatalogPlaces.source(settings, console::notice, wanted.path());
      long changed =
          RunningPublisher.change(
                  settings,
                  "rollback",
                  new JsonObject().put("source", source).put("version", wanted.number()),
                  console)
              .map(done -> done.number("changed"))
              .orElseGet(() -> show(source, wanted.number(), settings, console));
      console.notice(
          source
              + " shows version "
              + wanted.number()
              + " ("
              + changed
              + " files changed) until you run: offprint release "
              + source);
      return ExitCode.OK.value();
    }
  }
}
