package press.offprint.web;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import press.offprint.catalog.History;
import press.offprint.catalog.SearchIndex;
import press.offprint.pipeline.Listener;
import press.offprint.pipeline.Press;
import press.offprint.pipeline.SettingsException;
import press.offprint.pipeline.disk.TemplateFiles;
import press.offprint.template.Templates;
import press.offprint.web.http.HttpService;
import press.offprint.web.http.Keys;
import press.offprint.web.http.RunFile;
import press.offprint.web.live.Live;
import press.offprint.web.measure.Health;
import press.offprint.web.measure.Measures;
import press.offprint.web.measure.Metrics;
import press.offprint.web.page.Pages;
import press.offprint.web.shelf.Indexer;
import press.offprint.web.shelf.Shelf;

/**
 * The download room: a press's catalog, its work and its editions, over HTTP. Make it, give its
 * {@link #listener} to the press, then open it with that press.
 */
public final class DownloadRoom implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(DownloadRoom.class.getName());
  private static final String STATE = ".offprint";
  private static final long SETTLE_MILLIS = 150;

  private final ServeSettings settings;
  private final Live live;
  private final ScheduledExecutorService steward =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "offprint-shelf");
            thread.setDaemon(true);
            return thread;
          });
  private Opened opened;

  private record Opened(
      HttpService server,
      Keys keys,
      SearchIndex index,
      Path state,
      Shelf shelf,
      Indexer indexer,
      Measures measures,
      History history,
      Health health,
      Pages pages) {}

  public DownloadRoom(ServeSettings settings, InstantSource clock) {
    this.settings = settings;
    this.live = new Live(clock);
  }

  /** What the press shall tell the room. */
  public Listener listener() {
    return live;
  }

  /**
   * Opens the room on a press; it stays open until the press closes.
   *
   * @throws SettingsException where nothing can listen at the address
   */
  public void open(Press press) {
    Path state = press.settings().output().resolve(STATE);
    Keys keys = Keys.open(state, settings.token(), settings.newToken());
    SearchIndex index = SearchIndex.open(state);
    Shelf shelf = new Shelf(press::entries, press::siteRenditions, index);
    Templates templates =
        new Templates(TemplateFiles.of(press.settings().project(), press.site().theme()));
    Indexer indexer = new Indexer(index, press.settings().output());
    Pages pages = new Pages(templates, press.site(), shelf, indexer);
    Metrics metrics = new Metrics();
    History history = History.open(state);
    Measures measures = new Measures(press, metrics, history);
    Health health = new Health(() -> live.state().ready(), System::nanoTime);
    Rooms rooms =
        new Rooms(
            press,
            settings,
            keys,
            shelf,
            pages,
            live,
            new Rooms.Instruments(metrics, history, health));
    HttpService server = new HttpService(settings.host(), settings.port(), rooms::routes);
    opened =
        new Opened(server, keys, index, state, shelf, indexer, measures, history, health, pages);
    gauges(metrics, server, shelf);
    shelf.refresh(pages::prepare);
    press.join(server);
    try {
      RunFile.write(state, address(), keys, press.settings().project(), press.settings().content());
    } catch (IOException e) {
      LOG.log(Level.WARNING, "Other commands will not find this server: {0}", e.getMessage());
    }
    live.watch(shelf::changed);
    live.watch(measures);
    Future<?> unused =
        steward.scheduleWithFixedDelay(this::tidy, 0, SETTLE_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void gauges(Metrics metrics, HttpService server, Shelf shelf) {
    metrics.gauge(
        "offprint.posts", "", "Posts that are published.", () -> shelf.now().items().size());
    metrics.gauge(
        "offprint.ready", "", "1 once the first run is over.", () -> live.state().ready() ? 1 : 0);
    metrics.gauge(
        "offprint.queue", "", "Posts that wait for their turn.", () -> live.state().queue().size());
    metrics.gauge(
        "offprint.active", "", "Posts that are worked on.", () -> live.state().active().size());
    metrics.gauge(
        "offprint.http.connections", "", "Connections that are open.", server::connections);
  }

  private void tidy() {
    try {
      opened.health().beat();
      if (opened.shelf().refresh(opened.pages()::prepare)) {
        opened.indexer().update(opened.shelf().now());
      }
      opened.measures().file();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The catalog page is not up to date", e);
    }
  }

  /** Where it is, with a slash at its end. */
  public String address() {
    String host = settings.host();
    String name = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
    return "http://"
        + (name.contains(":") ? "[" + name + "]" : name)
        + ":"
        + opened.server().port()
        + "/";
  }

  /** An address that signs in whoever opens it first. */
  public String invitation() {
    return address() + "-/enter?with=" + opened.keys().invite();
  }

  /** The token, where it was made at this start: the one chance to show it. */
  public Optional<String> newToken() {
    return opened.keys().made();
  }

  /** Ends what the room does beside the server, which ends with its press. */
  @Override
  public void close() {
    steward.shutdownNow();
    if (opened != null) {
      opened.index().close();
      opened.history().close();
      try {
        RunFile.remove(opened.state());
      } catch (IOException e) {
        LOG.log(Level.WARNING, "The server''s file is left behind: {0}", e.getMessage());
      }
    }
  }
}
