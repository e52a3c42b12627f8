package press.offprint.cli.version;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.cli.option.CommonOptions;
import press.offprint.cli.report.ConsoleListener;
import press.offprint.cli.report.catalog.CatalogPlaces;
import press.offprint.cli.report.catalog.CatalogReport;
import press.offprint.json.JsonObject;
import press.offprint.model.problem.ExitCode;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.config.ProjectLayout;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.inspect.Inspection;
import press.offprint.pipeline.inspect.InspectionReport;
import press.offprint.pipeline.inspect.LastInspection;
import press.offprint.pipeline.inspect.browser.Chromium;

/** The {@code inspect} command: compares how posts look with how they looked. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Compare how posts look with the last accepted version, and find what is odd.",
    description = {
      "Paints PDF, page and ebook of each post whose files changed, and finds what no edit explains: characters that",
      "are lost, missing pictures, tables that are cut, text beyond the edge, less contrast, blank pages.",
      "The report shows both looks, with the places marked. It changes no published file and can run while another",
      "Offprint is publishing. Pages and ebooks need Chromium on the path; without it they are left out.",
      ""
    },
    footer = {
      "",
      "Exit: 0 if an edit explains each change; 2 wrong usage; 3 if something is odd.",
      "",
      "Examples:",
      "  offprint inspect                                 all posts",
      "  offprint inspect --to pdf content/posts          the PDFs of a section",
      "  offprint inspect --accept content/posts/hello.md its look of now is right"
    })
public final class InspectCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "Posts, folders of posts or published files. Default: all posts.")
  private List<Path> paths = new ArrayList<>();

  @Option(names = "--accept", description = "Accept the looks of now; nothing is painted.")
  private boolean accept;

  @Option(
      names = "--to",
      paramLabel = "EDITION",
      split = ",",
      description = "Only these editions, such as pdf,epub. Default: all.")
  private Set<String> editions = new TreeSet<>();

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "The folder of the report. Default: .offprint/inspection")
  private Path report;

  @Option(
      names = "--browser",
      paramLabel = "PROGRAM",
      description = "The browser for pages and ebooks. Default: Chromium or Chrome on the path.")
  private Path browser;

  @Option(names = "--no-browser", description = "Leave out pages and ebooks.")
  private boolean noBrowser;

  @Override
  public Integer call() throws IOException {
    try (ConsoleListener console = common.console()) {
      PublishSettings settings = common.settings(CommonOptions.RunOptions.DEFAULT);
      Set<String> sources = sources(settings, console);
      if (accept) {
        Map<String, Integer> accepted = Inspection.accept(settings, sources);
        console.print(
            common.isJson()
                ? accepted.entrySet().stream()
                    .map(
                        one ->
                            new JsonObject()
                                .put("source", one.getKey())
                                .put("acceptedVersion", one.getValue())
                                .toString())
                    .toList()
                : List.of("The looks of " + accepted.size() + " posts are accepted."));
        return ExitCode.OK.value();
      }
      return inspect(settings, sources, console);
    }
  }

  private Set<String> sources(PublishSettings settings, ConsoleListener console) {
    Set<String> sources = new LinkedHashSet<>();
    if (paths.isEmpty()) {
      CatalogReport.of(settings, console::notice)
          .published()
          .forEach(item -> sources.add(item.entry().source()));
    }
    for (Path path : paths) {
      List<CatalogEntry> found = CatalogPlaces.entries(settings, console::notice, List.of(path));
      if (found.isEmpty()) {
        throw new OffprintException(
            "The catalog has no post at " + path + ". List all posts with: offprint status -v");
      }
      found.forEach(entry -> sources.add(entry.source()));
    }
    return sources;
  }

  private int inspect(PublishSettings settings, Set<String> sources, ConsoleListener console)
      throws IOException {
    Optional<Path> program =
        noBrowser ? Optional.empty() : Optional.ofNullable(browser).or(Chromium::find);
    if (program.isEmpty() && !noBrowser) {
      console.notice(
          "There is no Chromium on the path, so pages and ebooks are not inspected. Name a browser with"
              + " --browser PROGRAM.");
    }
    Map<String, Integer> states = new TreeMap<>();
    Path folder =
        report == null
            ? ProjectLayout.state(settings).resolve(LastInspection.FOLDER)
            : settings.project().resolve(report).normalize();
    List<IOException> failures = new ArrayList<>();
    Path page;
    try (Inspection inspection = Inspection.open(settings, program)) {
      InspectionReport written = InspectionReport.begin(folder);
      inspection.run(
          sources,
          editions,
          post -> {
            states.merge(post.state(), 1, Integer::sum);
            console.print(
                common.isJson()
                    ? List.of(InspectionText.json(post).toString())
                    : InspectionText.lines(post, common.isVerbose()));
            try {
              written.add(post);
            } catch (IOException e) {
              failures.add(e);
            }
          });
      page = written.end();
    }
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
    int odd = states.getOrDefault("odd", 0);
    int same = states.getOrDefault("same", 0);
    int explained = states.getOrDefault("explained", 0);
    int first = states.getOrDefault("new", 0);
    if (common.isJson()) {
      console.print(
          List.of(
              new JsonObject()
                  .put(
                      "summary",
                      new JsonObject()
                          .put("odd", odd)
                          .put("explained", explained)
                          .put("same", same)
                          .put("new", first)
                          .put("browser", program.isPresent())
                          .put("report", page.toString()))
                  .toString()));
    } else {
      console.print(
          List.of(
              sources.size()
                  + " posts: "
                  + odd
                  + " odd, "
                  + explained
                  + " explained by edits, "
                  + same
                  + " same, "
                  + first
                  + " new."));
    }
    if (odd > 0) {
      console.notice(
          "See both looks in " + page + ". If they are right, run: offprint inspect --accept PATH");
    }
    return odd > 0 ? ExitCode.REJECTED.value() : ExitCode.OK.value();
  }
}
