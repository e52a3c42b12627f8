package press.offprint.cli.version;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import press.offprint.catalog.Catalog;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.version.Making;
import press.offprint.cli.option.CommonOptions;
import press.offprint.cli.report.ConsoleListener;
import press.offprint.cli.report.LineageText;
import press.offprint.cli.report.catalog.CatalogPlaces;
import press.offprint.model.RenditionInfo;
import press.offprint.model.problem.ExitCode;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.ProjectOperations;
import press.offprint.pipeline.config.PublishSettings;

/** The {@code why} command: names the inputs that made a file be made again. */
@Command(
    name = "why",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Name the inputs because of which a post or a published file was made again.",
    description = {
      "Names each input that differed from the time before: the post, a picture, a template, a route, a setting,",
      "another post. It changes nothing and can run while another Offprint is publishing.",
      ""
    },
    footer = {
      "",
      "Exit: 0; 2 if the catalog has no such post or file.",
      "",
      "Examples:",
      "  offprint why content/posts/hello.md         all editions of a post",
      "  offprint why output/posts/hello/hello.pdf   one file",
      "  offprint why --json content/posts/hello.md  with all inputs, for machines"
    })
public final class WhyCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "PATH", description = "A post or a published file.")
  private Path path;

  @Override
  public Integer call() {
    try (ConsoleListener console = common.console()) {
      PublishSettings settings = common.settings(CommonOptions.RunOptions.DEFAULT);
      List<CatalogEntry> found = CatalogPlaces.entries(settings, console::notice, List.of(path));
      String source = CatalogPlaces.source(found, path);
      List<String> editions = editions(found.get(0), settings);
      try (Catalog catalog =
          Catalog.openReadOnly(ProjectOperations.state(settings)).orElseThrow()) {
        List<Making> makings =
            catalog.makings().of(source).stream()
                .filter(one -> editions.isEmpty() || editions.contains(one.edition()))
                .toList();
        if (makings.isEmpty()) {
          throw new OffprintException(
              "It is not recorded why "
                  + path
                  + " was made, because an earlier version of Offprint made it. The next making"
                  + " is recorded.");
        }
        console.print(
            makings.stream()
                .flatMap(
                    one ->
                        common.isJson()
                            ? List.of(LineageText.json(one)).stream()
                            : LineageText.lines(one).stream())
                .toList());
      }
      return ExitCode.OK.value();
    }
  }

  // A published file is of one edition; a post has all, so that none is named.
  private List<String> editions(CatalogEntry entry, PublishSettings settings) {
    CatalogPlaces places = CatalogPlaces.of(settings, path);
    return entry.downloads().stream()
        .filter(file -> places.files().contains(file.path()))
        .map(RenditionInfo::edition)
        .toList();
  }
}
