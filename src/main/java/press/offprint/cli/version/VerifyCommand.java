package press.offprint.cli.version;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import press.offprint.cli.option.CommonOptions;
import press.offprint.cli.report.ConsoleListener;
import press.offprint.cli.report.ProblemText;
import press.offprint.json.JsonObject;
import press.offprint.model.problem.ExitCode;
import press.offprint.pipeline.version.FileVerification.Damage;
import press.offprint.pipeline.version.FileVerification.Result;
import press.offprint.pipeline.version.VersionMaintenance;

/** The {@code verify} command: compares files with their hashes. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Compare all published and stored files with their hashes.",
    description = {
      "Reads each published file and each file of a version, and lists those that are missing or have other bytes.",
      "With --repair, it writes a published file again from the store, and a stored file from the output folder; what",
      "has no copy is made again by the next publish.",
      ""
    },
    footer = {
      "",
      "Exit: 0 all files are whole; 3 a file is damaged and not repaired; 2 if another Offprint is publishing.",
      "",
      "Examples:",
      "  offprint verify                              list damaged files",
      "  offprint verify --repair; offprint publish   repair them"
    })
public final class VerifyCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Option(names = "--repair", description = "Write damaged files again.")
  private boolean repair;

  @Override
  public Integer call() {
    try (ConsoleListener console = common.console();
        VersionMaintenance maintenance =
            VersionMaintenance.open(common.settings(CommonOptions.RunOptions.DEFAULT), console)) {
      Result result = maintenance.verification().run(repair);
      console.print(
          result.damages().stream()
              .map(damage -> common.isJson() ? json(damage) : text(damage))
              .toList());
      console.print(List.of(common.isJson() ? json(result) : text(result)));
      return result.isDamaged() ? ExitCode.REJECTED.value() : ExitCode.OK.value();
    }
  }

  private static String text(Damage damage) {
    return String.format(
        Locale.ROOT,
        "%-8s %s %s  (%s)%s",
        damage.state().name().toLowerCase(Locale.ROOT),
        damage.stored() ? "stored file" : "published file",
        ProblemText.safe(damage.path()),
        ProblemText.safe(damage.owner()),
        damage.repaired() ? "  repaired" : "");
  }

  private String text(Result result) {
    long repaired = result.damages().stream().filter(Damage::repaired).count();
    long left = result.damages().size() - repaired;
    return result.published()
        + " published and "
        + result.stored()
        + " stored files read; "
        + (result.damages().isEmpty()
            ? "all are whole."
            : result.damages().size()
                + " damaged, "
                + repaired
                + " repaired."
                + (left == 0
                    ? ""
                    : repair
                        ? " Make published files again with: offprint publish"
                        : " Repair them with: offprint verify --repair"));
  }

  private static String json(Damage damage) {
    return new JsonObject()
        .put("file", damage.stored() ? "stored" : "published")
        .put("path", damage.path())
        .put("owner", damage.owner())
        .put("state", damage.state().name().toLowerCase(Locale.ROOT))
        .put("repaired", damage.repaired())
        .toString();
  }

  private static String json(Result result) {
    JsonObject summary =
        new JsonObject()
            .put("published", result.published())
            .put("stored", result.stored())
            .put("damaged", result.damages().size())
            .put("repaired", result.damages().stream().filter(Damage::repaired).count());
    return new JsonObject().put("summary", summary).toString();
  }
}
