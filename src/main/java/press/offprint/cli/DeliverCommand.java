package press.offprint.cli;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import press.offprint.cli.option.CommonOptions;
import press.offprint.cli.report.ConsoleListener;
import press.offprint.cli.report.DeliveryConsole;
import press.offprint.deliver.Deliveries;
import press.offprint.deliver.DeliveryResult;
import press.offprint.deliver.PublishedSource;
import press.offprint.model.problem.ExitCode;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.web.catalog.FileMediaTypes;

/** The {@code deliver} command: sends what is published to its targets. */
@Command(
    name = "deliver",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Send what changed in the output folder to the targets of offprint.yaml.",
    description = {
      "A target gets the files that changed since its last delivery: pages after what they link to,",
      "deletions last. publish, watch and serve do the same after each run; see docs/delivery.md.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  offprint deliver --dry-run    what would be sent and deleted",
      "  offprint deliver              to all targets",
      "  offprint deliver pages        to one target",
      "",
      "Exit: 0 all targets have what is published; 3 at least one lacks a file; 2 wrong",
      "configuration, or another Offprint delivers."
    })
final class DeliverCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Option(names = "--dry-run", description = "List what would be sent; send nothing.")
  private boolean dryRun;

  @Option(
      names = "--allow-withdrawals",
      description = "Also delete more than a tenth of the files of a target.")
  private boolean allowWithdrawals;

  @Parameters(
      arity = "0..1",
      paramLabel = "TARGET",
      description = "The name of a target. Default: all targets.")
  private String target;

  @Override
  public Integer call() {
    CommonOptions.RunOptions options =
        new CommonOptions.RunOptions(
            Set.of(), List.of(), false, false, false, false, false, allowWithdrawals, false);
    PublishSettings settings = common.settings(options);
    try (ConsoleListener console = common.console()) {
      Deliveries all = Deliveries.of(settings, FileMediaTypes::of);
      Deliveries chosen = target == null ? all : all.to(target);
      if (chosen.targets().isEmpty()) {
        throw new OffprintException(
            "The configuration names no target. Add deliver: to offprint.yaml; see"
                + " docs/delivery.md.");
      }
      DeliveryConsole report =
          new DeliveryConsole(console, true, common.isJson(), common.isVerbose());
      PublishedSource source = PublishedSource.of(settings);
      if (dryRun) {
        chosen.plan(source).forEach(report::plan);
        return ExitCode.OK.value();
      }
      ShutdownHooks.onInterrupt(chosen::stop);
      List<DeliveryResult> results = chosen.run(source, report);
      boolean complete = results.stream().allMatch(DeliveryResult::isComplete);
      int code = complete ? ExitCode.OK.value() : ExitCode.REJECTED.value();
      report.summary(results, code);
      return code;
    }
  }
}
