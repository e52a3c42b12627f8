package press.offprint.cli.project;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import press.offprint.cli.option.CommonOptions;
import press.offprint.cli.report.ConsoleListener;
import press.offprint.cli.report.ImportText;
import press.offprint.model.problem.ExitCode;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.migrate.AddressComparison;
import press.offprint.pipeline.migrate.AddressList;
import press.offprint.pipeline.migrate.ImportReport;
import press.offprint.pipeline.migrate.SiteImport;

/** The {@code import} command: writes a project from a site of another tool. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Write a project from a site of another tool, or compare its addresses.",
    description = {
      "Writes offprint.yaml, posts, data, static files and import-report.md, which lists what has no",
      "counterpart and each post that was changed. Never replaces a file, and only reads SOURCE.",
      ""
    },
    footer = {
      "",
      "Exit: with --compare, 3 if an address of the old site has no page.",
      "",
      "Examples:",
      "  offprint import hugo ../old-site -C new-site      a folder with hugo.toml",
      "  offprint import wordpress export.xml -C new-site  an export of WordPress",
      "  offprint publish -C new-site",
      "  offprint import -C new-site --compare sitemap.xml   old addresses without a page"
    })
public final class ImportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;

  @Option(
      names = "--compare",
      paramLabel = "URLS",
      description =
          "Compare the addresses of a file, a sitemap or one address a line, with what is"
              + " published.")
  private Path addresses;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "TOOL",
      description = "hugo, jekyll, wordpress, medium, ghost or obsidian.")
  private String tool;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "SOURCE",
      description = "A folder (hugo, jekyll, obsidian), an archive or folder (medium), a file.")
  private Path source;

  @Override
  public Integer call() {
    if (addresses != null && tool == null) {
      return compare();
    }
    if (addresses != null || tool == null || source == null) {
      throw new ParameterException(
          spec.commandLine(),
          "Write offprint import TOOL SOURCE, or, after offprint publish, offprint import --compare"
              + " URLS.");
    }
    try (ConsoleListener console = common.console()) {
      Path project = common.folder();
      ImportReport report = SiteImport.run(tool, source.toAbsolutePath().normalize(), project);
      if (common.isJson()) {
        console.print(List.of(ImportText.json(project, report)));
      } else {
        ImportText.lines(project, report).forEach(console::notice);
      }
    }
    return ExitCode.OK.value();
  }

  private int compare() {
    PublishSettings settings = common.settings(CommonOptions.RunOptions.DEFAULT);
    List<AddressComparison.Result> results =
        AddressComparison.of(settings, AddressList.read(addresses.toAbsolutePath().normalize()));
    try (ConsoleListener console = common.console()) {
      console.print(
          common.isJson()
              ? ImportText.json(results)
              : ImportText.lines(results, common.isVerbose()));
      if (!common.isJson()) {
        console.notice(ImportText.summary(results));
      }
    }
    boolean gone = results.stream().anyMatch(r -> r.state() == AddressComparison.State.GONE);
    return gone ? ExitCode.REJECTED.value() : ExitCode.OK.value();
  }
}
