package press.offprint.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import press.offprint.catalog.Status;
import press.offprint.pipeline.SettingsException;

/** Tells all that is known of some posts. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header =
        "All that is known of a post: its receipt, what it was made from, what was made of it.",
    description = "",
    footer = {
      "",
      "Examples:",
      "  offprint show content/posts/hello.md        a post",
      "  offprint show output/posts/hello/hello.pdf  the post that a file was made of",
      "  offprint show content/posts --json          every post of a folder, for machines"
    })
final class ShowPost implements Callable<Integer> {
  @Mixin private Common common;

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "Posts, folders, or files that were published.")
  private List<Path> paths = new ArrayList<>();

  @Override
  public Integer call() {
    try (Console console = common.console()) {
      Shelf shelf = Shelf.of(common.settings(Common.Wish.NOTHING_SPECIAL));
      boolean rejected = false;
      for (Path path : paths) {
        List<Shelf.Item> found = shelf.at(path);
        if (found.isEmpty()) {
          throw new SettingsException(
              "The catalog knows of no post " + path + ". See what it knows: offprint status -v");
        }
        for (Shelf.Item item : found) {
          console.show(item, true);
          rejected |= item.entry().status() == Status.REJECTED;
        }
      }
      return rejected ? Main.REJECTED : Main.OK;
    }
  }
}
