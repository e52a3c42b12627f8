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
import press.offprint.catalog.history.PublishHistory;
import press.offprint.catalog.search.SearchIndex;
import press.offprint.model.OffprintException;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.disk.asset.TemplateFiles;
import press.offprint.pipeline.run.RunListener;
import press.offprint.template.Templates;
import press.offprint.web.catalog.PublishedCatalog;
import press.offprint.web.catalog.SearchIndexer;
import press.offprint.web.http.Credentials;
import press.offprint.web.http.HttpService;
import press.offprint.web.http.ServerFile;
import press.offprint.web.metrics.Health;
import press.offprint.web.metrics.MetricsEndpoint;
import press.offprint.web.metrics.RunMetrics;
import press.offprint.web.monitor.RunMonitor;
import press.offprint.web.page.PageRenderer;

/**
 * The download room: a press's catalog, its work and its editions, over HTTP. Make it, give its
 * {@link #listener} to the press, then open it with that press.
 */
public final class WebServer implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(WebServer.class.getName());
  private static final String STATE = ".offprint";
  private static final long SETTLE_MILLIS = 150;

  private final ServeSettings settings;
  private final RunMonitor monitor;
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
      Credentials keys,
      SearchIndex index,
      Path state,
      PublishedCatalog catalog,
      SearchIndexer indexer,
      RunMetrics metrics,
      PublishHistory history,
      Health health,
      PageRenderer pages) {}

  public WebServer(ServeSettings settings, InstantSource clock) {
    this.settings = settings;
    this.monitor = new RunMonitor(clock);
  }

  /** What the press shall tell the room. */
  public RunListener listener() {
    return monitor;
  }

  /**
   * Opens the room on a press; it stays open until the press closes.
   *
   * @throws OffprintException where nothing can listen at the address
   */
  public void open(Publisher publisher) {
    Path state = publisher.settings().output().resolve(STATE);
    Credentials keys = Credentials.open(state, settings.token(), settings.newToken());
    SearchIndex index = SearchIndex.open(state);
    PublishedCatalog catalog =
        new PublishedCatalog(publisher::entries, publisher::siteRenditions, index);
    Templates templates =
        new Templates(new TemplateFiles(publisher.settings().project(), publisher.site().theme()));
    SearchIndexer indexer = new SearchIndexer(index, publisher.settings().output());
    PageRenderer pages = new PageRenderer(templates, publisher.site(), catalog, indexer);
    MetricsEndpoint metrics = new MetricsEndpoint();
    PublishHistory history = PublishHistory.open(state);
    RunMetrics runMetrics = new RunMetrics(publisher, metrics, history);
    Health health = new Health(() -> monitor.state().ready(), System::nanoTime);
    WebRouter rooms =
        new WebRouter(
            publisher,
            settings,
            keys,
            catalog,
            pages,
            monitor,
            new WebRouter.Instruments(metrics, history, health));
    HttpService server = new HttpService(settings.host(), settings.port(), rooms::routes);
    opened =
        new Opened(
            server, keys, index, state, catalog, indexer, runMetrics, history, health, pages);
    gauges(metrics, server, catalog);
    catalog.refresh(pages::prepare);
    publisher.join(server);
    try {
      ServerFile.write(
          state, address(), keys, publisher.settings().project(), publisher.settings().content());
    } catch (IOException e) {
      LOG.log(Level.WARNING, "Other commands will not find this server: {0}", e.getMessage());
    }
    monitor.watch(catalog::changed);
    monitor.watch(runMetrics);
    Future<?> unused =
        steward.scheduleWithFixedDelay(this::tidy, 0, SETTLE_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void gauges(MetricsEndpoint metrics, HttpService server, PublishedCatalog catalog) {
    metrics.gauge(
        "offprint.posts", "", "Posts that are published.", () -> catalog.now().items().size());
    metrics.gauge(
        "offprint.ready",
        "",
        "1 once the first run is over.",
        () -> monitor.state().ready() ? 1 : 0);
    metrics.gauge(
        "offprint.queue",
        "",
        "Posts that wait for their turn.",
        () -> monitor.state().queue().size());
    metrics.gauge(
        "offprint.active", "", "Posts that are worked on.", () -> monitor.state().active().size());
    metrics.gauge(
        "offprint.http.connections", "", "Connections that are open.", server::connections);
  }

  private void tidy() {
    try {
      opened.health().beat();
      if (opened.catalog().refresh(opened.pages()::prepare)) {
        opened.indexer().update(opened.catalog().now());
      }
      opened.metrics().file();
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
        ServerFile.remove(opened.state());
      } catch (IOException e) {
        LOG.log(Level.WARNING, "The server''s file is left behind: {0}", e.getMessage());
      }
    }
  }
}
