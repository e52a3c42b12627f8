package press.offprint.cli.project;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import press.offprint.cli.option.CommonOptions;
import press.offprint.cli.report.ConsoleListener;
import press.offprint.pipeline.ProjectOperations;
import press.offprint.pipeline.config.PublishSettings;

/** The {@code check} command: reports problems of posts and broken links, and writes no file. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Report problems of posts and broken links; write nothing.",
    description = {
      "Reads every post as publish does and reports its problems. Also reports each link to a missing page of",
      "the site, or to a missing heading on a page.",
      "With --store, reads published ebooks instead, and reports the rules of Apple Books, Google Play Books, Kobo and",
      "Amazon Kindle that they do not keep.",
      ""
    },
    footer = {
      "",
      "Exit: 0 if every post can be published, with or without warnings; 3 if a post would be",
      "rejected. With --strict, a warning counts as a rejection.",
      "",
      "Examples:",
      "  offprint check                          the whole site",
      "  offprint check --strict content/posts   fail if one of these posts has a broken link",
      "  offprint check --store                  the published ebooks",
      "  offprint check --json                   for machines"
    })
public final class CheckCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Option(names = "--strict", description = "A post with a warning counts as rejected.")
  private boolean strict;

  @Option(names = "--drafts", description = "Check drafts, too.")
  private boolean drafts;

  @Option(names = "--future", description = "Check posts with a date in the future, too.")
  private boolean future;

  @Option(
      names = "--store",
      description =
          "Check ebooks against the rules of stores; PATH names ebooks or folders of ebooks.")
  private boolean store;

  @Parameters(paramLabel = "PATH", description = "Posts or folders. Default: all posts.")
  private List<Path> paths = new ArrayList<>();

  @Override
  public Integer call() {
    CommonOptions.RunOptions options =
        new CommonOptions.RunOptions(
            Set.of(), paths, strict, drafts, future, false, false, false, false);
    try (ConsoleListener console = common.console()) {
      PublishSettings settings = common.settings(options);
      return console.exitCode(
          store
              ? ProjectOperations.checkEbooks(settings, console)
              : ProjectOperations.check(settings, console));
    }
  }
}
