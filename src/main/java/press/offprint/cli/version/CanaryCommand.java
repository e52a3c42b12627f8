package press.offprint.cli.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import press.offprint.cli.option.CommonOptions;
import press.offprint.cli.report.ConsoleListener;
import press.offprint.cli.report.ProblemText;
import press.offprint.json.JsonObject;
import press.offprint.model.problem.ExitCode;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.canary.CanaryReport;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.run.RunListener;

/** The {@code canary} command: tries templates and fonts on a few posts. */
@Command(
    name = "canary",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Try templates, styles, fonts and settings on a few posts, and publish nothing.",
    description = {
      "Makes a spread of the published posts: long and short ones, each language, and each feature such as tables,",
      "pictures or formulas in two posts. Compares them with the published files, and finds lost words, lost pictures,",
      "cut tables, text beyond the edge, less contrast and blank pages. A new look is not reported.",
      ""
    },
    footer = {
      "",
      "Exit: 0; 2 wrong usage, or another Offprint is publishing; 3 if a post is odd.",
      "",
      "Examples:",
      "  offprint canary               all editions",
      "  offprint canary --to epub     ebooks only"
    })
public final class CanaryCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Option(
      names = "--to",
      paramLabel = "EDITION",
      split = ",",
      description = "Only these editions, such as pdf,epub. Default: all.")
  private Set<String> editions = new TreeSet<>();

  @Override
  public Integer call() {
    try (ConsoleListener console = common.console()) {
      PublishSettings settings = common.settings(CommonOptions.RunOptions.DEFAULT);
      CanaryReport report;
      try (Publisher publisher = Publisher.open(settings, new RunListener() {})) {
        publisher.requireEditions(editions);
        report = publisher.tryOut(editions);
      }
      console.print(common.isJson() ? json(report) : lines(report));
      return report.odd().isEmpty() ? ExitCode.OK.value() : ExitCode.REJECTED.value();
    }
  }

  private static List<String> lines(CanaryReport report) {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, List<String>> post : report.sorted().entrySet()) {
      lines.add(ProblemText.safe("odd        " + post.getKey()));
      post.getValue().forEach(reason -> lines.add(ProblemText.safe("    " + reason)));
    }
    lines.add(
        report.posts().size()
            + " posts were tried, "
            + report.odd().size()
            + " are odd. Nothing was published.");
    return lines;
  }

  private static List<String> json(CanaryReport report) {
    List<String> lines = new ArrayList<>();
    for (String post : report.posts()) {
      lines.add(
          new JsonObject()
              .put("source", post)
              .put("odd", report.odd().getOrDefault(post, List.of()))
              .toString());
    }
    lines.add(
        new JsonObject()
            .put(
                "summary",
                new JsonObject()
                    .put("tried", report.posts().size())
                    .put("odd", report.odd().size()))
            .toString());
    return lines;
  }
}
