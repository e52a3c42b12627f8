package press.offprint.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import press.offprint.catalog.address.SecretAddresses;
import press.offprint.cli.option.CommonOptions;
import press.offprint.cli.report.AddressReport;
import press.offprint.cli.report.ConsoleListener;
import press.offprint.model.problem.ExitCode;
import press.offprint.pipeline.ProjectOperations;
import press.offprint.pipeline.config.PublishSettings;

/** The {@code links} command: lists the secret addresses of a project. */
@Command(
    name = "links",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "List the secret addresses of drafts and of digests.",
    description = {
      "Prints the number, kind, target and last day of each. The addresses themselves are not stored.",
      ""
    },
    footer = {"", "Exit: 0.", "", "Example:", "  offprint links --json"})
final class LinksCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Override
  public Integer call() {
    try (ConsoleListener console = common.console()) {
      PublishSettings settings = common.settings(CommonOptions.RunOptions.DEFAULT);
      Optional<SecretAddresses> found = SecretAddresses.find(ProjectOperations.state(settings));
      if (found.isPresent()) {
        try (SecretAddresses addresses = found.get()) {
          console.print(
              addresses.all(settings.clock().millis()).stream()
                  .map(
                      each ->
                          common.isJson()
                              ? AddressReport.json(each).toString()
                              : AddressReport.line(each))
                  .toList());
        }
      }
      return ExitCode.OK.value();
    }
  }
}
