package press.offprint.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import press.offprint.cli.report.ConsoleListener;
import press.offprint.pipeline.Publisher;

/** Tells what is wrong with posts and their links, and writes nothing. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Tell what is wrong with posts and their links; write nothing.",
    description = {
      "Reads every post as publish does and reports its problems, and each link to a page of the site, or to a"
          + " place on one, that is not there.",
      ""
    },
    footer = {
      "",
      "Exit: 0 where every post can be published, with warnings or without; 3 where one would be",
      "rejected. With --strict a warning counts as well.",
      "",
      "Examples:",
      "  offprint check                          the whole site",
      "  offprint check --strict content/posts   no broken link in these posts, please",
      "  offprint check --json                   for machines"
    })
final class CheckCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Option(names = "--strict", description = "A post with a warning counts as rejected.")
  private boolean strict;

  @Option(names = "--drafts", description = "Look at drafts too.")
  private boolean drafts;

  @Option(names = "--future", description = "Look at posts that are dated in the future too.")
  private boolean future;

  @Parameters(paramLabel = "PATH", description = "Posts or folders. Default: all posts.")
  private List<Path> paths = new ArrayList<>();

  @Override
  public Integer call() {
    CommonOptions.Wish wish =
        new CommonOptions.Wish(Set.of(), paths, strict, drafts, future, false, false, false);
    try (ConsoleListener console = common.console()) {
      return console.exitCode(Publisher.check(common.settings(wish), console));
    }
  }
}
