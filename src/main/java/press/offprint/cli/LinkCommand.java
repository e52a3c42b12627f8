package press.offprint.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import press.offprint.catalog.address.SecretAddresses;
import press.offprint.cli.option.CommonOptions;
import press.offprint.cli.report.AddressReport;
import press.offprint.cli.report.ConsoleListener;
import press.offprint.model.problem.ExitCode;
import press.offprint.model.problem.OffprintException;
import press.offprint.model.text.ServerAddresses;
import press.offprint.pipeline.config.ProjectLayout;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.web.address.DraftLinks;
import press.offprint.web.auth.ServerFile;

/** The {@code link} command: makes a secret address of a draft. */
@Command(
    name = "link",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Make a secret address at which others can read a draft.",
    description = {
      "offprint serve shows the page, the PDF and the EPUB of the draft at this address, and they follow edits. No",
      "list, feed or search names it. The address is printed once: only its hash is stored.",
      ""
    },
    footer = {
      "",
      "Exit: 0; 2 if there is no such post, or too many addresses exist.",
      "",
      "Examples:",
      "  offprint link content/posts/plan.md              valid for 14 days",
      "  offprint link content/posts/plan.md --days 2     and shorter",
      "  offprint links                                   list the addresses",
      "  offprint unlink 3                                end one"
    })
final class LinkCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "The days for which the address is valid, 1 to 365. Default: 14.")
  private int days = DraftLinks.DAYS;

  @Parameters(paramLabel = "PATH", description = "A post.")
  private Path path;

  @Override
  public Integer call() {
    try (ConsoleListener console = common.console()) {
      if (days < 1 || days > DraftLinks.MOST_DAYS) {
        throw new OffprintException(
            "--days must be 1 to " + DraftLinks.MOST_DAYS + ", not " + days + ".");
      }
      PublishSettings settings = common.settings(CommonOptions.RunOptions.of(List.of(path)));
      String source = source(settings);
      Path state = ProjectLayout.createState(settings);
      try (SecretAddresses addresses = SecretAddresses.open(state)) {
        SecretAddresses.Created created =
            DraftLinks.create(addresses, source, days, settings.clock().millis())
                .orElseThrow(
                    () ->
                        new OffprintException(
                            "There are "
                                + DraftLinks.MOST
                                + " secret addresses of drafts already. List them with offprint"
                                + " links, and end some with offprint unlink ID."));
        Optional<String> server = ServerFile.read(state).map(ServerFile::url);
        String below = ServerAddresses.DRAFT + created.secret() + "/";
        String url = server.map(base -> base + below.substring(1)).orElse(below);
        console.print(
            List.of(
                common.isJson()
                    ? AddressReport.json(created.address()).put("url", url).toString()
                    : url));
        if (server.isEmpty()) {
          console.notice("The address is below that of the server. Start it with: offprint serve");
        }
      }
      return ExitCode.OK.value();
    }
  }

  private String source(PublishSettings settings) {
    Path file = settings.paths().get(0);
    Path post = Files.isDirectory(file) ? file.resolve("index.md") : file;
    if (!post.startsWith(settings.content()) || !Files.isRegularFile(post)) {
      throw new OffprintException(
          "There is no post " + path + " below " + settings.content() + ". Name a Markdown file.");
    }
    return settings.content().relativize(post).toString().replace('\\', '/');
  }
}
