package press.offprint.cli;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import press.offprint.cli.option.CommonOptions;
import press.offprint.cli.option.PublishOptions;
import press.offprint.cli.report.ConsoleListener;
import press.offprint.cli.report.DeliveryConsole;
import press.offprint.deliver.Deliveries;
import press.offprint.deliver.DeliveryService;
import press.offprint.deliver.alarm.AlarmService;
import press.offprint.model.problem.ExitCode;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.run.CompositeListener;
import press.offprint.pipeline.run.RunListener;
import press.offprint.web.ServeSettings;
import press.offprint.web.WebServer;
import press.offprint.web.catalog.FileMediaTypes;
import press.offprint.web.websub.WebSubNotifier;

/** The {@code serve} command: watches, and serves the catalog and all files over HTTP. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Watch, and serve the catalog and all published files over HTTP.",
    description = {
      "Everyone who can reach the address can read. Every change (upload, publish, retry, withdraw)"
          + " needs",
      "a token: the one that the first start prints, or the one in OFFPRINT_TOKEN.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  offprint serve --open                            open the browser, signed in",
      "  offprint serve --site --open                     the site itself, which follows each edit",
      "  offprint serve --port 9000                       on another port",
      "  offprint serve --allow-host posts.example.org    behind a proxy; see docs/serve.md",
      "  OFFPRINT_TOKEN=... offprint serve --host 0.0.0.0 for the whole network"
    })
final class ServeCommand implements Callable<Integer> {
  private static final int MAX_PORT = 65_535;

  @Mixin private CommonOptions common;
  @Mixin private PublishOptions options;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "The address to listen on. Default: ${DEFAULT-VALUE}, this machine only.")
  private String host = ServeSettings.LOOPBACK;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The port to listen on; 0 is any free port. Default: ${DEFAULT-VALUE}.")
  private int port = ServeSettings.PORT;

  @Option(
      names = "--site",
      description = {
        "Serve the published site itself at --port, with drafts and live reload of pages, PDFs and",
        "EPUBs. The catalog page and the other own pages are at --room-port."
      })
  private boolean site;

  @Option(
      names = "--room-port",
      paramLabel = "N",
      description = "With --site: the port of the own pages. Default: the one after --port.")
  private Integer roomPort;

  @Option(
      names = "--allow-host",
      paramLabel = "NAME",
      split = ",",
      description = "Another host name of this server, such as the one of a reverse proxy.")
  private Set<String> hosts = new TreeSet<>();

  @Option(names = "--open", description = "Open the browser, signed in.")
  private boolean open;

  @Option(names = "--new-token", description = "Make a new token; the old one is no longer valid.")
  private boolean newToken;

  @Override
  public Integer call() throws InterruptedException {
    requirePort("--port", port);
    int next = port == 0 ? 0 : port + 1;
    int room = site && roomPort != null ? roomPort : next;
    if (roomPort != null && !site) {
      throw new OffprintException("--room-port needs --site. Without --site, set --port.");
    }
    if (site) {
      requirePort("--room-port", room);
    }
    ServeSettings settings =
        new ServeSettings(
            host,
            site ? room : port,
            environment("OFFPRINT_TOKEN"),
            hosts,
            newToken,
            site ? OptionalInt.of(port) : OptionalInt.empty(),
            environment("OFFPRINT_READERS"));
    PublishSettings publishing = common.settings(options.of(List.of()));
    try (ConsoleListener console = common.console();
        WebSubNotifier notifier = new WebSubNotifier(console);
        DeliveryService delivery = new DeliveryService(new DeliveryConsole(console, false));
        AlarmService alarms = new AlarmService(publishing, console::notice)) {
      AtomicReference<WebServer> last = new AtomicReference<>();
      new PublisherLoop(publishing, console)
          .run(
              (current, reopen) ->
                  serve(
                      settings,
                      publishing,
                      console,
                      new CompositeListener(console, notifier, delivery, alarms),
                      notifier,
                      delivery,
                      last,
                      current,
                      reopen));
      return ExitCode.OK.value();
    }
  }

  private void serve(
      ServeSettings settings,
      PublishSettings publishing,
      ConsoleListener console,
      RunListener listener,
      WebSubNotifier notifier,
      DeliveryService delivery,
      AtomicReference<WebServer> last,
      AtomicReference<PublisherLoop.Session> current,
      Runnable reopen) {
    WebServer before = last.get();
    WebServer server =
        before == null ? new WebServer(settings, InstantSource.system()) : before.successor();
    Deliveries deliveries = Deliveries.of(publishing, FileMediaTypes::of);
    Publisher publisher =
        Publisher.open(publishing, new CompositeListener(listener, server.listener()));
    current.set(
        () -> {
          delivery.pause();
          end(publisher, server);
        });
    notifier.open(publisher);
    delivery.open(publisher, deliveries);
    server.open(publisher);
    last.set(server);
    if (before == null) {
      server.rehearseBooks();
      announce(console, server);
    }
    publisher.watch(reopen);
  }

  private static void requirePort(String option, int value) {
    if (value < 0 || value > MAX_PORT) {
      throw new OffprintException(option + " must be 0 to 65535, not " + value + ".");
    }
  }

  // The publisher is closed first, because the HTTP server is one of its services.
  private static void end(Publisher publisher, WebServer server) {
    publisher.close();
    server.close();
  }

  private void announce(ConsoleListener console, WebServer server) {
    console.notice("Offprint is serving at " + server.address());
    server
        .siteAddress()
        .ifPresent(
            address -> console.notice("The site, which follows each edit, is at " + address));
    server
        .newToken()
        .ifPresent(
            token ->
                console.notice(
                    "To make changes, sign in with this token. It is printed only once: " + token));
    if (open) {
      openBrowser(console, server.siteAddress().orElseGet(server::invitation));
    }
  }

  private static void openBrowser(ConsoleListener console, String address) {
    List<String> command = new ArrayList<>(opener(System.getProperty("os.name")));
    command.add(address);
    try {
      new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      console.notice(
          "No browser could be started. Open this address, which is valid once: " + address);
    }
  }

  // java.awt.Desktop is not available, because Java runs headless.
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
