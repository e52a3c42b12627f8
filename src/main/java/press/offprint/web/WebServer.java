package press.offprint.web;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.camel.support.service.ServiceSupport;
import press.offprint.catalog.address.SecretAddresses;
import press.offprint.catalog.search.SearchIndex;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.ProjectOperations;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.disk.asset.TemplateFiles;
import press.offprint.pipeline.guard.RunGuard;
import press.offprint.pipeline.queue.QueueFigures;
import press.offprint.pipeline.run.RunListener;
import press.offprint.template.Templates;
import press.offprint.web.address.DraftLinks;
import press.offprint.web.auth.Credentials;
import press.offprint.web.auth.ServerFile;
import press.offprint.web.auth.Sessions;
import press.offprint.web.catalog.PublishedCatalog;
import press.offprint.web.catalog.SearchIndexer;
import press.offprint.web.http.HttpService;
import press.offprint.web.metrics.FileRequests;
import press.offprint.web.metrics.Health;
import press.offprint.web.metrics.MetricsEndpoint;
import press.offprint.web.metrics.RunMetrics;
import press.offprint.web.metrics.StorageFigures;
import press.offprint.web.monitor.RunMonitor;
import press.offprint.web.page.PageRenderer;

/**
 * The web server of one publisher. Create it, pass its {@link #listener} to the publisher, then
 * {@link #open} it with that publisher.
 */
public final class WebServer implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(WebServer.class.getName());
  private static final long UPDATE_MILLIS = 150;

  /** An update that takes longer fails if the catalog is closed. */
  private static final int UPDATE_SECONDS = 2;

  private final ServeSettings settings;
  private final InstantSource clock;
  private final Sessions sessions;
  private final RunMonitor monitor;
  private final ScheduledExecutorService updates =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "offprint-catalog");
            thread.setDaemon(true);
            return thread;
          });
  private OpenParts parts;

  /** The parts of an open server. */
  private record OpenParts(
      HttpService server,
      Optional<HttpService> site,
      WebRouter router,
      Credentials credentials,
      SearchIndex index,
      WebRouter.Secrets secrets,
      Publisher publisher,
      Path state,
      PublishedCatalog catalog,
      SearchIndexer indexer,
      RunMetrics metrics,
      StorageFigures storage,
      FileRequests requests,
      Health health,
      PageRenderer pages) {}

  public WebServer(ServeSettings settings, InstantSource clock) {
    this(settings, clock, new Sessions(clock));
  }

  private WebServer(ServeSettings settings, InstantSource clock, Sessions sessions) {
    this.settings = settings;
    this.clock = clock;
    this.sessions = sessions;
    this.monitor = new RunMonitor(clock);
  }

  /**
   * Returns a server for the next publisher, at the same ports and with the same browsers signed
   * in. Close this one before the other is opened.
   */
  public WebServer successor() {
    ServeSettings same =
        new ServeSettings(
            settings.host(),
            parts.server().port(),
            settings.token(),
            settings.hosts(),
            false,
            parts.site().map(s -> OptionalInt.of(s.port())).orElse(OptionalInt.empty()),
            settings.reading());
    return new WebServer(same, clock, sessions);
  }

  /** Returns the listener for the publisher. */
  public RunListener listener() {
    return monitor;
  }

  /**
   * Opens the server. It stays open until the publisher is closed.
   *
   * @throws OffprintException if the server cannot listen on its address, or its token cannot be
   *     stored
   */
  public void open(Publisher publisher) {
    Path state = ProjectOperations.state(publisher.settings());
    Credentials credentials = Credentials.open(state, settings.token(), settings.newToken());
    SearchIndex index = SearchIndex.open(state);
    SecretAddresses addresses = SecretAddresses.open(state);
    WebRouter.Secrets secrets =
        new WebRouter.Secrets(addresses, new DraftLinks(addresses, publisher.settings().clock()));
    PublishedCatalog catalog =
        new PublishedCatalog(publisher::entries, publisher::siteRenditions, index);
    Templates templates =
        new Templates(new TemplateFiles(publisher.settings().project(), publisher.site().theme()));
    SearchIndexer indexer = new SearchIndexer(index, publisher.settings().output());
    PageRenderer pages =
        new PageRenderer(
            templates,
            publisher.site(),
            catalog,
            indexer,
            ReaderBookRoutes.editions(publisher),
            settings.sitePort().isPresent());
    MetricsEndpoint metrics = new MetricsEndpoint();
    RunMetrics runMetrics = new RunMetrics(publisher, metrics);
    StorageFigures storage = new StorageFigures(publisher::versionStorage, System::nanoTime);
    FileRequests requests =
        new FileRequests(() -> publisher.history().requests(), publisher.settings().clock());
    Health health = new Health(() -> monitor.state().ready(), System::nanoTime);
    WebRouter router =
        new WebRouter(
            publisher,
            settings,
            credentials,
            sessions,
            catalog,
            pages,
            monitor,
            new WebRouter.Instruments(metrics, publisher.history(), health, storage, requests),
            secrets);
    boolean previews = settings.sitePort().isPresent();
    HttpService server =
        new HttpService(
            settings.host(), settings.port(), previews ? "--room-port" : "--port", router::routes);
    Optional<HttpService> site =
        previews
            ? Optional.of(
                new HttpService(
                    settings.host(), settings.sitePort().getAsInt(), router::siteRoutes))
            : Optional.empty();
    router.usePorts(server::port, site.map(s -> (IntSupplier) s::port).orElse(() -> 0));
    parts =
        new OpenParts(
            server,
            site,
            router,
            credentials,
            index,
            secrets,
            publisher,
            state,
            catalog,
            indexer,
            runMetrics,
            storage,
            requests,
            health,
            pages);
    addGauges(metrics, server, catalog);
    addGuard(metrics, publisher.guard(), storage);
    addQueue(metrics, publisher);
    catalog.refresh(pages::prepare);
    publisher.join(server);
    // Without the published site, only drafts with a link are shown to anybody.
    publisher.drafts().open(source -> previews || secrets.draftLinks().has(source));
    if (site.isPresent()) {
      publisher.join(site.get());
    }
    credentials.store();
    writeServerFile(publisher);
    monitor.watch(catalog::changed);
    monitor.watch(runMetrics);
    Future<?> unused =
        updates.scheduleWithFixedDelay(this::update, 0, UPDATE_MILLIS, TimeUnit.MILLISECONDS);
    publisher.join(new CatalogUpdates());
  }

  /** Prepares an open server for the first books of its readers; returns at once. */
  public void rehearseBooks() {
    BookRehearsal books =
        new BookRehearsal(
            parts.publisher(),
            () ->
                parts.health().isReady()
                    && monitor.state().active().isEmpty()
                    && !parts.router().isMakingBooks(),
            () -> BookRehearsal.bySize(parts.catalog().now().items()));
    parts.publisher().join(new EndOfRehearsal(books));
    books.start();
  }

  /** Ends the rehearsal before the publisher closes what it uses. */
  private static final class EndOfRehearsal extends ServiceSupport {
    private final BookRehearsal rehearsal;

    EndOfRehearsal(BookRehearsal rehearsal) {
      this.rehearsal = rehearsal;
    }

    @Override
    protected void doStop() {
      rehearsal.close();
    }
  }

  /** Ends the updates of the catalog page before the publisher closes the catalog. */
  private final class CatalogUpdates extends ServiceSupport {
    @Override
    protected void doStop() throws InterruptedException {
      updates.shutdownNow();
      boolean unused = updates.awaitTermination(UPDATE_SECONDS, TimeUnit.SECONDS);
    }
  }

  private void writeServerFile(Publisher publisher) {
    try {
      ServerFile.write(
          parts.state(),
          address(),
          parts.credentials(),
          publisher.settings().project(),
          publisher.settings().content(),
          publisher.settings().output());
    } catch (IOException e) {
      LOG.log(
          Level.WARNING,
          "The file for other commands cannot be written, so they will not find this server: {0}",
          e.getMessage());
    }
  }

  private void addGauges(MetricsEndpoint metrics, HttpService server, PublishedCatalog catalog) {
    metrics.gauge("offprint.posts", "", "Published posts.", () -> catalog.now().items().size());
    metrics.gauge(
        "offprint.ready", "", "1 if the first run is over.", () -> monitor.state().ready() ? 1 : 0);
    metrics.gauge(
        "offprint.queue", "", "Posts in the queue.", () -> monitor.state().queue().size());
    metrics.gauge(
        "offprint.active",
        "",
        "Posts that are published now.",
        () -> monitor.state().active().size());
    metrics.gauge("offprint.http.connections", "", "Open connections.", server::connections);
  }

  private static void addQueue(MetricsEndpoint metrics, Publisher publisher) {
    metrics.gauge(
        "offprint.jobs",
        "",
        "Posts at workers or in the queue.",
        () -> publisher.queue().map(QueueFigures::underWay).orElse(0));
    metrics.gauge(
        "offprint.workers",
        "",
        "Workers that have made posts.",
        () -> publisher.queue().map(queue -> queue.workers().size()).orElse(0));
  }

  private static void addGuard(MetricsEndpoint metrics, RunGuard guard, StorageFigures storage) {
    metrics.counter("offprint.runs.odd", "Runs with odd results.", guard::oddRuns);
    metrics.gauge(
        "offprint.held.runs",
        "",
        "Runs that wait until a person releases them.",
        () -> guard.heldRuns().size());
    metrics.gauge(
        "offprint.held.posts",
        "",
        "Posts of these runs.",
        () -> guard.heldRuns().stream().mapToInt(run -> run.posts().size()).sum());
    metrics.gauge(
        "offprint.versions", "", "Kept versions of posts.", () -> storage.latest().versions());
    metrics.gauge(
        "offprint.versions.size",
        "bytes",
        "Size of the stored files of versions.",
        () -> storage.latest().bytes());
  }

  private void update() {
    try {
      parts.health().catalogUpdated();
      if (parts.catalog().refresh(parts.pages()::prepare)) {
        parts.indexer().update(parts.catalog().now());
      }
      parts.metrics().write();
      parts.requests().write();
      parts.secrets().draftLinks().update(parts.publisher());
      if (parts.health().isReady()) {
        parts.storage().refresh();
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The catalog page could not be updated", e);
    }
  }

  /** Returns the URL of the server, with a slash at its end. */
  public String address() {
    return address(parts.server());
  }

  /** Returns the URL of the published site with live reload; empty if it is not served. */
  public Optional<String> siteAddress() {
    return parts.site().map(this::address);
  }

  private String address(HttpService server) {
    String host = settings.host();
    String name = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
    return "http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + server.port() + "/";
  }

  /** Returns the routes of the open server, for one event loop. */
  Router routes(Vertx vertx) {
    return parts.router().routes(vertx);
  }

  /** Returns a URL that signs in the first browser that opens it. */
  public String invitation() {
    return address() + "-/enter?with=" + parts.credentials().invite();
  }

  /** Returns the token if it was generated at this start: only then can it be shown. */
  public Optional<String> newToken() {
    return parts.credentials().newToken();
  }

  /** Ends all but the HTTP server, which the publisher closes. */
  @Override
  public void close() {
    updates.shutdownNow();
    if (parts != null) {
      parts.index().close();
      parts.secrets().draftLinks().close();
      parts.secrets().addresses().close();
      try {
        ServerFile.remove(parts.state());
      } catch (IOException e) {
        LOG.log(
            Level.WARNING, "The file for other commands cannot be removed: {0}", e.getMessage());
      }
    }
  }
}
