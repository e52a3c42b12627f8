package press.offprint.cli.project;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import press.offprint.cli.option.CommonOptions;
import press.offprint.cli.report.ConsoleListener;
import press.offprint.model.problem.ExitCode;
import press.offprint.pipeline.backup.ProjectRestore;

/** The {@code restore} command: unpacks a backup. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Restore a project from a file of 'offprint backup'.",
    description = {
      "All files are compared with their hashes before the project folder changes. -C names the folder; it must be",
      "new or empty.",
      ""
    },
    footer = {
      "",
      "Exit: 0; 2 if the backup is damaged or the folder has files.",
      "",
      "Examples:",
      "  offprint restore site.zip -C copy                             into a new folder",
      "  offprint restore site.zip --replace -C site                   the present folder is renamed",
      "  offprint verify --repair -C copy; offprint publish -C copy    write the published files"
    })
public final class RestoreCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Option(
      names = "--replace",
      description = "If the folder has files, rename it first. Nothing is deleted.")
  private boolean replace;

  @Parameters(paramLabel = "FILE", description = "A file of 'offprint backup'.")
  private Path file;

  @Override
  public Integer call() {
    try (ConsoleListener console = common.console()) {
      Path folder = common.folder();
      String now =
          DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT)
              .format(LocalDateTime.now(ZoneOffset.UTC));
      ProjectRestore.Result result =
          ProjectRestore.restore(file.toAbsolutePath().normalize(), folder, replace, now);
      result
          .former()
          .ifPresent(former -> console.notice("The folder before is " + former + " now."));
      console.notice(
          result.files()
              + " files are restored in "
              + folder
              + ". Write its published files with: offprint verify --repair, then offprint publish");
      return ExitCode.OK.value();
    }
  }
}
