package press.offprint.cli.project;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.cli.option.CommonOptions;
import press.offprint.cli.report.ConsoleListener;
import press.offprint.cli.report.catalog.CatalogReport;
import press.offprint.model.problem.ExitCode;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.annotate.Annotation;
import press.offprint.pipeline.annotate.Annotator;

/** The {@code annotate} command: writes suggestions into the front matter of posts. */
@Command(
    name = "annotate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Suggest keywords and related posts in the front matter of posts.",
    description = {
      "Adds the fields keywords and recommendations to published posts that do not have them, from the lists",
      "of the last run. Without --write it prints what it would add. All else in a post stays as it is.",
      ""
    },
    footer = {
      "",
      "Exit: 0 if every post is complete, extended or would be; 3 if a post cannot be extended.",
      "",
      "Examples:",
      "  offprint annotate                        print suggestions for all posts",
      "  offprint annotate --write content/posts  write them into the posts of a folder"
    })
public final class AnnotateCommand implements Callable<Integer> {
  /** The number of posts that a page shows. */
  private static final int RECOMMENDED = 3;

  @Mixin private CommonOptions common;

  @Option(names = "--write", description = "Write the fields into the posts.")
  private boolean write;

  @Parameters(paramLabel = "PATH", description = "Posts or folders. Default: all published posts.")
  private List<Path> paths = new ArrayList<>();

  @Override
  public Integer call() {
    try (ConsoleListener console = common.console()) {
      CatalogReport report =
          CatalogReport.of(common.settings(CommonOptions.RunOptions.DEFAULT), console::notice);
      Map<String, String> permalinks =
          report.published().stream()
              .collect(
                  Collectors.toMap(item -> item.entry().source(), item -> item.entry().path()));
      List<CatalogEntry> entries = report.items().stream().map(CatalogReport.Item::entry).toList();
      Annotator annotator = new Annotator(report.settings(), entries, write);
      boolean refused = false;
      for (CatalogReport.Item item : chosen(report)) {
        Annotation annotation =
            annotator.annotate(
                item.entry(), item.related().keywords(), recommendations(item, permalinks));
        refused |= annotation.outcome() == Annotation.Outcome.REFUSED;
        console.show(annotation);
      }
      return refused ? ExitCode.REJECTED.value() : ExitCode.OK.value();
    }
  }

  private List<CatalogReport.Item> chosen(CatalogReport report) {
    List<CatalogReport.Item> published = report.published();
    if (paths.isEmpty()) {
      return published;
    }
    List<CatalogReport.Item> chosen = new ArrayList<>();
    for (Path path : paths) {
      List<CatalogReport.Item> found =
          report.at(path).stream().filter(published::contains).toList();
      if (found.isEmpty()) {
        throw new OffprintException(
            "No post at " + path + " is published. List all posts with: offprint status -v");
      }
      chosen.addAll(found);
    }
    return chosen;
  }

  private static List<String> recommendations(
      CatalogReport.Item item, Map<String, String> permalinks) {
    return item.related().posts().stream()
        .map(post -> Optional.ofNullable(permalinks.get(post.source())))
        .flatMap(Optional::stream)
        .limit(RECOMMENDED)
        .toList();
  }
}
