package press.offprint.cli.version;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import press.offprint.cli.option.CommonOptions;
import press.offprint.cli.report.ConsoleListener;
import press.offprint.cli.report.LineageText;
import press.offprint.model.problem.ExitCode;
import press.offprint.pipeline.ProjectImpact;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.lineage.Impact;

/** The {@code impact} command: names what a change of a file would have made again. */
@Command(
    name = "impact",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "List the editions that would be made again if a file changed.",
    description = {
      "'again' is what any change of the file makes again. 'perhaps' is what shows a part of the file, such as the",
      "title of a post, and is made again if that part changed. Nothing is changed.",
      ""
    },
    footer = {
      "",
      "Exit: 0; 2 if no edition can depend on such a file.",
      "",
      "Examples:",
      "  offprint impact templates/web/post.html        a template, also one that does not exist yet",
      "  offprint impact content/posts/hello/photo.jpg  a picture",
      "  offprint impact offprint.yaml --key title      one setting"
    })
public final class ImpactCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Option(names = "--key", paramLabel = "KEY", description = "A key of the configuration.")
  private String key = "";

  @Parameters(paramLabel = "FILE", description = "A file of the project.")
  private Path file;

  @Override
  public Integer call() {
    try (ConsoleListener console = common.console()) {
      PublishSettings settings = common.settings(CommonOptions.RunOptions.DEFAULT);
      Impact impact = ProjectImpact.of(settings, absolute(settings), key);
      console.print(
          common.isJson() ? List.of(LineageText.json(impact)) : LineageText.lines(impact));
      return ExitCode.OK.value();
    }
  }

  private Path absolute(PublishSettings settings) {
    Path inProject = settings.project().resolve(file).normalize();
    Path here = file.toAbsolutePath().normalize();
    boolean isHere = here.startsWith(settings.project()) && Files.exists(here);
    return isHere && !Files.exists(inProject) ? here : inProject;
  }
}
