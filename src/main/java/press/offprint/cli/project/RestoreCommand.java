package press.offprint.cli.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import press.offprint.cli.option.CommonOptions;
import press.offprint.cli.report.ConsoleListener;
import press.offprint.model.problem.ExitCode;
import press.offprint.pipeline.backup.ProjectRestore;
import press.offprint.pipeline.version.SourceRestore;

/** The {@code restore} command: unpacks a backup, or writes the file of a withdrawn post. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Restore a project from a file of 'offprint backup', or a withdrawn post.",
    description = {
      "All files are compared with their hashes before the project folder changes. -C names the"
          + " folder; it must be",
      "new or empty.",
      "A path of a post that was withdrawn restores its Markdown file with the last published"
          + " text.",
      ""
    },
    footer = {
      "",
      "Exit: 0; 2 if the backup is damaged, the folder has files, or the post is there or not"
          + " kept.",
      "",
      "Examples:",
      "  offprint restore site.zip -C copy                             into a new folder",
      "  offprint restore site.zip --replace -C site                   the present folder is"
          + " renamed",
      "  offprint verify --repair -C copy; offprint publish -C copy    write the published files",
      "  offprint restore content/posts/hello.md                       a withdrawn post",
      "  offprint restore content/posts/hello.md@3                     its text of version 3"
    })
public final class RestoreCommand implements Callable<Integer> {
  private static final Pattern POST = Pattern.compile("(.+\\.(?:md|markdown))(?:@([0-9]{1,9}))?");

  @Mixin private CommonOptions common;

  @Option(
      names = "--replace",
      description = "If the folder has files, rename it first. Nothing is deleted.")
  private boolean replace;

  @Parameters(
      paramLabel = "FILE|PATH[@N]",
      description = "A file of 'offprint backup', or the place of a withdrawn post.")
  private String file;

  // A backup is a file that exists, and a withdrawn post is none.
  private boolean isPost() {
    return !Files.exists(Path.of(file)) && POST.matcher(file).matches();
  }

  private int post(ConsoleListener console) {
    Matcher form = POST.matcher(file);
    if (!form.matches()) {
      throw new IllegalStateException(file);
    }
    int number = form.group(2) == null ? 0 : Integer.parseInt(form.group(2));
    String source =
        SourceRestore.restore(
            common.settings(CommonOptions.RunOptions.DEFAULT), Path.of(form.group(1)), number);
    console.notice(
        source + " is restored, without files beside it. Publish it with: offprint publish");
    return ExitCode.OK.value();
  }

  @Override
  public Integer call() {
    try (ConsoleListener console = common.console()) {
      if (isPost()) {
        return post(console);
      }
      Path folder = common.folder();
      String now =
          DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT)
              .format(LocalDateTime.now(ZoneOffset.UTC));
      ProjectRestore.Result result =
          ProjectRestore.restore(Path.of(file).toAbsolutePath().normalize(), folder, replace, now);
      result
          .former()
          .ifPresent(former -> console.notice("The folder before is " + former + " now."));
      console.notice(
          result.files()
              + " files are restored in "
              + folder
              + ". Write its published files with: offprint verify --repair, then offprint"
              + " publish");
      return ExitCode.OK.value();
    }
  }
}
