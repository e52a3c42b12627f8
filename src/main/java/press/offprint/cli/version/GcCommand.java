package press.offprint.cli.version;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import press.offprint.catalog.version.PostVersion;
import press.offprint.cli.option.CommonOptions;
import press.offprint.cli.report.ConsoleListener;
import press.offprint.cli.report.VersionText;
import press.offprint.json.JsonObject;
import press.offprint.model.problem.ExitCode;
import press.offprint.pipeline.version.VersionCleaner.Removal;
import press.offprint.pipeline.version.VersionMaintenance;

/** The {@code gc} command: removes versions that are no longer kept. */
@Command(
    name = "gc",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Remove the versions of posts that are no longer kept.",
    description = {
      "Keeps the last versions of each post and all of the last days, by the setting versions, and every version",
      "that a post shows. publish does the same once a day.",
      ""
    },
    footer = {
      "",
      "Exit: 0; 2 if another Offprint is publishing.",
      "",
      "Examples:",
      "  offprint gc --dry-run   what would be removed",
      "  offprint gc --json      one object for each removed version, then a summary"
    })
public final class GcCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Option(names = "--dry-run", description = "Remove nothing.")
  private boolean dryRun;

  @Override
  public Integer call() {
    try (ConsoleListener console = common.console();
        VersionMaintenance maintenance =
            VersionMaintenance.open(common.settings(CommonOptions.RunOptions.DEFAULT), console)) {
      Removal removal = dryRun ? maintenance.cleaner().preview() : maintenance.cleaner().clean();
      console.print(
          removal.versions().stream()
              .map(one -> common.isJson() ? json(one) : VersionText.line(one))
              .toList());
      console.print(List.of(common.isJson() ? json(removal) : text(removal)));
      return ExitCode.OK.value();
    }
  }

  private static String json(PostVersion version) {
    return new JsonObject()
        .put("source", version.source())
        .put("version", version.number())
        .put("at", VersionText.instant(version.at()))
        .toString();
  }

  private String json(Removal removal) {
    JsonObject summary =
        new JsonObject()
            .put("dryRun", dryRun)
            .put("versions", removal.versions().size())
            .put("files", removal.files())
            .put("bytes", removal.bytes())
            .put("keptFiles", removal.keptFiles())
            .put("keptBytes", removal.keptBytes());
    return new JsonObject().put("summary", summary).toString();
  }

  private String text(Removal removal) {
    return removal.versions().size()
        + " versions and "
        + removal.files()
        + " stored files ("
        + VersionText.size(removal.bytes())
        + ") "
        + (dryRun ? "would be removed; " : "removed; ")
        + removal.keptFiles()
        + " files ("
        + VersionText.size(removal.keptBytes())
        + ") stay.";
  }
}
