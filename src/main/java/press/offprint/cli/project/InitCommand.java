package press.offprint.cli.project;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import press.offprint.cli.option.CommonOptions;
import press.offprint.cli.report.ConsoleListener;
import press.offprint.model.problem.ExitCode;
import press.offprint.pipeline.project.NewProject;

/** The {@code init} command: writes a new project. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Write a new project: a configuration with comments, a first post, a .gitignore.",
    description = {
      "Never replaces a file: if one of its files exists already, nothing is written. schema/ holds the JSON",
      "Schemas with which editors complete and check offprint.yaml and front matter.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  offprint init            in this folder",
      "  offprint init my-site    in a new folder"
    })
public final class InitCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "The folder of the project. Default: this folder, or that of -C.")
  private Path folder = Path.of("");

  @Override
  public Integer call() {
    Path project = common.folder().resolve(folder).normalize();
    try (ConsoleListener console = common.console()) {
      List<String> files = NewProject.create(project, InstantSource.system());
      console.wrote(project, files);
      console.notice("Next: write a post below content/, then run offprint publish.");
    }
    return ExitCode.OK.value();
  }
}
