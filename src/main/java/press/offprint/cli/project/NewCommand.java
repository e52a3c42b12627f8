package press.offprint.cli.project;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import press.offprint.cli.option.CommonOptions;
import press.offprint.cli.report.ConsoleListener;
import press.offprint.model.problem.ExitCode;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.project.NewPost;

/** The {@code new} command: writes a new post. */
@Command(
    name = "new",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Write a new post with its title and date, as a draft.",
    description = {"The name gives the title. The post is a draft. Never replaces a file.", ""},
    footer = {
      "",
      "Examples:",
      "  offprint new posts/my-title             content/posts/my-title.md",
      "  offprint new --bundle posts/my-title    content/posts/my-title/index.md, for pictures beside it"
    })
public final class NewCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Option(
      names = "--bundle",
      description = "Write a folder with an index.md, beside which pictures can be put.")
  private boolean bundle;

  @Parameters(paramLabel = "PATH", description = "The path of the post in the content folder.")
  private String path;

  @Override
  public Integer call() {
    PublishSettings settings = common.settings(CommonOptions.RunOptions.DEFAULT);
    try (ConsoleListener console = common.console()) {
      String file = NewPost.create(settings, path, bundle);
      console.wrote(settings.content(), List.of(file));
      console.notice(
          "Next: write the post, then remove \"draft: true\" from it to publish it. offprint serve --site shows drafts.");
    }
    return ExitCode.OK.value();
  }
}
