package press.offprint.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import press.offprint.cli.option.VersionInfo;
import press.offprint.cli.option.VersionProvider;
import press.offprint.cli.project.AnnotateCommand;
import press.offprint.cli.project.BackupCommand;
import press.offprint.cli.project.CheckCommand;
import press.offprint.cli.project.FetchCommand;
import press.offprint.cli.project.ImportCommand;
import press.offprint.cli.project.InitCommand;
import press.offprint.cli.project.NewCommand;
import press.offprint.cli.project.RestoreCommand;
import press.offprint.cli.project.RoutesCommand;
import press.offprint.cli.report.ProblemText;
import press.offprint.cli.version.CanaryCommand;
import press.offprint.cli.version.DiffCommand;
import press.offprint.cli.version.GcCommand;
import press.offprint.cli.version.HistoryCommand;
import press.offprint.cli.version.ImpactCommand;
import press.offprint.cli.version.InspectCommand;
import press.offprint.cli.version.LogCommand;
import press.offprint.cli.version.ReleaseCommand;
import press.offprint.cli.version.RollbackCommand;
import press.offprint.cli.version.ShowCommand;
import press.offprint.cli.version.VerifyCommand;
import press.offprint.cli.version.WhyCommand;
import press.offprint.model.problem.ExitCode;
import press.offprint.model.problem.OffprintException;

/** The entry point of the command line. */
@Command(
    name = "offprint",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    sortOptions = false,
    header = "Turn a folder of Markdown posts into web pages, PDFs, EPUBs and feeds.",
    subcommands = {
      PublishCommand.class,
      CheckCommand.class,
      FetchCommand.class,
      WatchCommand.class,
      ServeCommand.class,
      WorkerCommand.class,
      DeliverCommand.class,
      RoutesCommand.class,
      TriggerCommand.class,
      StatusCommand.class,
      ShowCommand.class,
      HistoryCommand.class,
      LogCommand.class,
      WhyCommand.class,
      ImpactCommand.class,
      DiffCommand.class,
      InspectCommand.class,
      CanaryCommand.class,
      RollbackCommand.class,
      ReleaseCommand.class,
      VerifyCommand.class,
      GcCommand.class,
      LinkCommand.class,
      LinksCommand.class,
      UnlinkCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      InitCommand.class,
      NewCommand.class,
      ImportCommand.class,
      AnnotateCommand.class
    },
    footer = {
      "",
      "Begin with:",
      "  offprint init                 write a new project with a first post",
      "  offprint publish              publish all changed posts of content/ into output/",
      "  offprint serve                publish, watch for changes, and show the result in a browser",
      "  offprint publish --help       all options of publish",
      "",
      "Exit: 0 all posts are published or unchanged; 1 a fault in Offprint; 2 wrong usage,",
      "configuration, template or folder; 3 at least one post was rejected, all others are published."
    })
public final class Main implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw NoCommand.in(spec);
  }

  /** A separate class, so that Main can be loaded without picocli's exceptions. */
  private static final class NoCommand {
    static RuntimeException in(CommandSpec spec) {
      return new ParameterException(spec.commandLine(), "Missing command. Try: offprint publish");
    }
  }

  public static void main(String[] args) throws IOException {
    if (VersionInfo.isRequested(args)) {
      for (String line : VersionInfo.lines()) {
        System.out.println(line);
      }
    } else {
      int code = run(args);
      // Without other threads the process ends without System.exit, which since Java 21 first
      // searches all libraries for a logger. That search takes as long as an unchanged run.
      if (code != ExitCode.OK.value() || Thread.activeCount() > 1) {
        System.exit(code);
      }
    }
  }

  /** Runs one command and returns its exit code; never throws. */
  static int run(String... args) {
    Optional<PublishCommand> publish = FastArguments.publish(args);
    if (publish.isPresent()) {
      try {
        return publish.get().call();
      } catch (RuntimeException e) {
        return explain(e, new PrintWriter(System.err, true, StandardCharsets.UTF_8));
      }
    }
    return parser().execute(args);
  }

  static CommandLine parser() {
    return new CommandLine(new Main())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setAbbreviatedOptionsAllowed(false)
        .setExecutionExceptionHandler((e, command, parsed) -> explain(e, command.getErr()));
  }

  private static int explain(Exception failure, PrintWriter err) {
    if (failure instanceof OffprintException known && known.exitCode() != ExitCode.FAULT) {
      err.println("offprint: " + safe(known.getMessage()));
      if (!known.hint().isEmpty()) {
        err.println("  " + safe(known.hint()));
      }
      return known.exitCode().value();
    }
    err.println("offprint: a fault in Offprint. Please report it with these lines: ");
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    err.println(safe(trace.toString()));
    return ExitCode.FAULT.value();
  }

  // A message may have several lines, and it may hold the name of a file of somebody else.
  private static String safe(String message) {
    return message.lines().map(ProblemText::safe).collect(Collectors.joining("\n"));
  }
}
