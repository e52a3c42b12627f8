package press.offprint.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import press.offprint.pipeline.Press;

/** Publishes what changed, then exits. */
@Command(
    name = "publish",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Publish what changed, then exit.",
    description = {
      "Reads every post below the content folder and makes its page, PDF and EPUB, the feed and the index.",
      "What is published already and made from the same things is left alone.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  offprint publish                          everything that changed",
      "  offprint publish content/posts/hello.md   this post alone",
      "  offprint publish --to pdf,epub            no pages, no feed",
      "  offprint publish --json | jq .problems    for machines"
    })
final class Publish implements Callable<Integer> {
  @Mixin private Common common;
  @Mixin private Choices choices;

  @Parameters(paramLabel = "PATH", description = "Posts or folders. Default: all posts.")
  private List<Path> paths = new ArrayList<>();

  @Override
  public Integer call() {
    try (Console console = common.console();
        Press press = Press.open(common.settings(choices.wish(paths)), console)) {
      return console.exitCode(press.publish());
    }
  }
}
