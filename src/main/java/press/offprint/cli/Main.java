package press.offprint.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import press.offprint.model.ExitCode;
import press.offprint.model.OffprintException;

/** The command line's entrance. */
@Command(
    name = "offprint",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    sortOptions = false,
    header = "Drop a Markdown post in a folder; take a web page, a PDF, an EPUB and feeds out.",
    subcommands = {
      PublishCommand.class,
      CheckCommand.class,
      WatchCommand.class,
      ServeCommand.class,
      RoutesCommand.class,
      TriggerCommand.class,
      StatusCommand.class,
      ShowCommand.class
    },
    footer = {
      "",
      "Begin with:",
      "  offprint publish              publish what changed below content/ into output/",
      "  offprint serve                the same, and watch, and show all of it in a browser",
      "  offprint publish --help       all that publish can do",
      "",
      "Exit: 0 all published or unchanged; 1 a fault of ours; 2 wrong usage or configuration;",
      "3 at least one post was rejected (all others are published)."
    })
public final class Main implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw NoCommand.in(spec);
  }

  /** Apart: else this class could not be started without a library's exceptions. */
  private static final class NoCommand {
    static RuntimeException in(CommandSpec spec) {
      return new ParameterException(spec.commandLine(), "What shall I do? Try: offprint publish");
    }
  }

  public static void main(String[] args) throws IOException {
    if (VersionInfo.isAskedFor(args)) {
      for (String line : VersionInfo.lines()) {
        System.out.println(line);
      }
    } else {
      int code = run(args);
      // Where nothing else runs, Java ends by itself. Told to, it would first look for a logger in
      // each library (since 21), which takes as long as all else of a run that has nothing to do.
      if (code != ExitCode.OK.value() || Thread.activeCount() > 1) {
        System.exit(code);
      }
    }
  }

  /** Runs one command and gives its exit code; never throws. */
  static int run(String... args) {
    Optional<PublishCommand> plain = FastArguments.publish(args);
    if (plain.isPresent()) {
      try {
        return plain.get().call();
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
    if (failure instanceof OffprintException told && told.exitCode() != ExitCode.FAULT) {
      err.println("offprint: " + told.getMessage());
      if (!told.hint().isEmpty()) {
        err.println("  " + told.hint());
      }
      return told.exitCode().value();
    }
    err.println("offprint: a fault of ours, please report it: " + failure);
    failure.printStackTrace(err);
    return ExitCode.FAULT.value();
  }
}
