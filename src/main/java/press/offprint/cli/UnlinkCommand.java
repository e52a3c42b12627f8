package press.offprint.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import press.offprint.catalog.address.SecretAddresses;
import press.offprint.cli.option.CommonOptions;
import press.offprint.cli.report.ConsoleListener;
import press.offprint.model.problem.ExitCode;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.ProjectOperations;
import press.offprint.pipeline.config.PublishSettings;

/** The {@code unlink} command: ends a secret address. */
@Command(
    name = "unlink",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "End a secret address, also while the server runs.",
    description = "",
    footer = {
      "",
      "Exit: 0; 2 if there is no address of this number.",
      "",
      "Example:",
      "  offprint unlink 3        the number is that of: offprint links"
    })
final class UnlinkCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "ID", description = "The number of the address.")
  private long id;

  @Override
  public Integer call() {
    try (ConsoleListener console = common.console()) {
      PublishSettings settings = common.settings(CommonOptions.RunOptions.DEFAULT);
      Optional<SecretAddresses> found = SecretAddresses.find(ProjectOperations.state(settings));
      boolean ended = false;
      if (found.isPresent()) {
        try (SecretAddresses addresses = found.get()) {
          ended = addresses.remove(id, settings.clock().millis());
        }
      }
      if (!ended) {
        throw new OffprintException(
            "There is no secret address of number " + id + ". List all with: offprint links");
      }
      console.notice("The secret address " + id + " is no longer valid.");
      return ExitCode.OK.value();
    }
  }
}
