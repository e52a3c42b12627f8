package press.offprint.cli;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import press.offprint.cli.report.CompositeListener;
import press.offprint.cli.report.ConsoleListener;
import press.offprint.model.ExitCode;
import press.offprint.model.OffprintException;
import press.offprint.pipeline.Publisher;
import press.offprint.web.ServeSettings;
import press.offprint.web.WebServer;
import press.offprint.web.websub.WebSubNotifier;

/** Watches, and opens the download room. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Watch, and open the download room: the catalog, the press and all files over HTTP.",
    description = {
      "Anyone who reaches the address may read. Changing something (upload, publish, retry, withdraw)",
      "needs the token that is shown at the first start, or the one in OFFPRINT_TOKEN.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  offprint serve --open                            and open it in the browser, signed in",
      "  offprint serve --port 9000                       at another port",
      "  offprint serve --allow-host posts.example.org    behind a proxy; see docs/serve.md",
      "  OFFPRINT_TOKEN=... offprint serve --host 0.0.0.0 for the whole network"
    })
final class ServeCommand implements Callable<Integer> {
  private static final int MAX_PORT = 65_535;

  @Mixin private CommonOptions common;
  @Mixin private PublishOptions choices;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "Where to listen. Default: ${DEFAULT-VALUE}, this machine alone.")
  private String host = ServeSettings.LOOPBACK;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Default: ${DEFAULT-VALUE}; 0 takes any free one.")
  private int port = ServeSettings.PORT;

  @Option(
      names = "--allow-host",
      paramLabel = "NAME",
      split = ",",
      description = "Further names under which the room is reached, such as behind a proxy.")
  private Set<String> hosts = new TreeSet<>();

  @Option(names = "--open", description = "Open it in the browser, signed in.")
  private boolean open;

  @Option(names = "--new-token", description = "Make a new token; the old one ends.")
  private boolean newToken;

  @Override
  public Integer call() throws InterruptedException {
    if (port < 0 || port > MAX_PORT) {
      throw new OffprintException("--port must be 0 to 65535, not " + port + ".");
    }
    ServeSettings settings =
        new ServeSettings(
            host,
            port,
            environment("OFFPRINT_TOKEN"),
            hosts,
            newToken,
            environment("OFFPRINT_READERS"));
    try (ConsoleListener console = common.console();
        WebServer room = new WebServer(settings, InstantSource.system());
        WebSubNotifier notifier =
            new WebSubNotifier(new CompositeListener(console, room.listener()));
        Publisher publisher =
            Publisher.open(
                common.settings(choices.wish(List.of())),
                new CompositeListener(new CompositeListener(console, room.listener()), notifier))) {
      ShutdownHooks ending = ShutdownHooks.onSignal(() -> end(publisher, room), console);
      notifier.open(publisher);
      room.open(publisher);
      greet(console, room);
      publisher.watch();
      console.notice("Watching. Drop a post in; Ctrl-C ends.");
      ending.await();
      return ExitCode.OK.value();
    }
  }

  // The press first: the room's server is a part of it.
  private static void end(Publisher publisher, WebServer room) {
    publisher.close();
    room.close();
  }

  private void greet(ConsoleListener console, WebServer room) {
    console.notice("The download room is open at " + room.address());
    room.newToken()
        .ifPresent(
            token ->
                console.notice(
                    "To change something there, sign in with this token, which is shown only now: "
                        + token));
    if (open) {
      open(console, room.invitation());
    }
  }

  private static void open(ConsoleListener console, String address) {
    List<String> command = new ArrayList<>(opener(System.getProperty("os.name")));
    command.add(address);
    try {
      new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      console.notice("No browser could be opened. Open this once: " + address);
    }
  }

  // Java runs headless here, and then knows no desktop.
  static List<String> opener(String system) {
    String name = system.toLowerCase(Locale.ROOT);
    return name.startsWith("mac")
        ? List.of("open")
        : name.startsWith("windows")
            ? List.of("rundll32", "url.dll,FileProtocolHandler")
            : List.of("xdg-open");
  }

  private static Optional<String> environment(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
  }
}
