package press.offprint.cli.project;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import press.offprint.cli.option.CommonOptions;
import press.offprint.cli.report.ConsoleListener;
import press.offprint.cli.report.VersionText;
import press.offprint.model.problem.ExitCode;
import press.offprint.pipeline.backup.ProjectBackup;

/** The {@code backup} command: writes a project into one file. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Write content, settings, state and versions of the project into one ZIP file.",
    description = {
      "Other Offprint processes may publish meanwhile. Published files and caches are left out, because they can be",
      "made again. The file holds the secrets of the state folder, and its owner alone can read it.",
      ""
    },
    footer = {
      "",
      "Exit: 0; 2 if the file exists or cannot be written.",
      "",
      "Example:",
      "  offprint backup ../site.zip && offprint restore ../site.zip -C ../copy"
    })
public final class BackupCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Option(names = "--overwrite", description = "Replace a file of that name.")
  private boolean overwrite;

  @Parameters(paramLabel = "FILE", description = "The new ZIP file.")
  private Path file;

  @Override
  public Integer call() {
    try (ConsoleListener console = common.console()) {
      ProjectBackup.Result result =
          ProjectBackup.write(
              common.settings(CommonOptions.RunOptions.DEFAULT),
              file.toAbsolutePath().normalize(),
              overwrite);
      console.notice(
          result.files()
              + " files ("
              + VersionText.size(result.bytes())
              + ") are in "
              + file
              + ".");
      if (!result.store().isEmpty()) {
        console.notice(
            "The versions are in the store "
                + result.store()
                + ", which is not in this file. Back it up, too, because rollback needs it.");
      }
      return ExitCode.OK.value();
    }
  }
}
