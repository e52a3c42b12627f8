package press.offprint.web;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntSupplier;
import press.offprint.catalog.address.SecretAddresses;
import press.offprint.catalog.history.PublishHistory;
import press.offprint.model.text.ServerAddresses;
import press.offprint.model.text.Uris;
import press.offprint.pipeline.ProjectOperations;
import press.offprint.pipeline.Publisher;
import press.offprint.web.address.DraftLinks;
import press.offprint.web.address.SecretGuard;
import press.offprint.web.api.Api;
import press.offprint.web.auth.AccessControl;
import press.offprint.web.auth.AllowedHosts;
import press.offprint.web.auth.Credentials;
import press.offprint.web.auth.Sessions;
import press.offprint.web.catalog.CatalogQuery;
import press.offprint.web.catalog.PublishedCatalog;
import press.offprint.web.catalog.ServedFile;
import press.offprint.web.http.EventStreams;
import press.offprint.web.http.FileHandler;
import press.offprint.web.http.HttpProblem;
import press.offprint.web.http.RequestPaths;
import press.offprint.web.http.ResponseBody;
import press.offprint.web.http.Responses;
import press.offprint.web.http.SecurityHeaders;
import press.offprint.web.metrics.Dashboard;
import press.offprint.web.metrics.FileRequests;
import press.offprint.web.metrics.Health;
import press.offprint.web.metrics.MetricsEndpoint;
import press.offprint.web.metrics.StorageFigures;
import press.offprint.web.monitor.EventStream;
import press.offprint.web.monitor.RunMonitor;
import press.offprint.web.opds.Opds;
import press.offprint.web.page.Assets;
import press.offprint.web.page.BrowserIndex;
import press.offprint.web.page.Covers;
import press.offprint.web.page.PageRenderer;
import press.offprint.web.page.RunPage;
import press.offprint.web.preview.SitePreview;
import press.offprint.web.upload.ContentService;
import press.offprint.web.websub.WebSubNotifier;

/** The routes of the web server. */
final class WebRouter {
  private static final String MADE = ServerAddresses.PREFIX + "made";
  private static final String ROOT = "/";
  private static final long FORM_BYTES = 16 << 10;

  private final PublishedCatalog catalog;
  private final PageRenderer pages;
  private final RunPage runPage;
  private final AccessControl accessControl;
  private final Covers covers;
  private final EventStream events;
  private final Opds opds;
  private final ErrorResponses errors;
  private final Dashboard dashboard;
  private final MetricsEndpoint metrics;
  private final FileRequests requests;
  private final Health health;
  private final Api api;
  private final Function<Vertx, FileHandler> files;
  private final SitePreview preview;
  private final ReaderBookQueue bookQueue;
  private final ReaderBookRoutes readerBooks;
  private final DigestRoutes digests;
  private final DraftLinkRoutes draftLinks;
  private final LookRoutes looks;
  private volatile IntSupplier roomPort = () -> 0;
  private volatile IntSupplier sitePort = () -> 0;

  /** The measurements of the server. */
  record Instruments(
      MetricsEndpoint metrics,
      PublishHistory history,
      Health health,
      StorageFigures storage,
      FileRequests requests) {}

  /** The secret addresses of the server. */
  record Secrets(SecretAddresses addresses, DraftLinks draftLinks) {}

  WebRouter(
      Publisher publisher,
      ServeSettings settings,
      Credentials credentials,
      Sessions sessions,
      PublishedCatalog catalog,
      PageRenderer pages,
      RunMonitor monitor,
      Instruments instruments,
      Secrets secrets) {
    Path output = publisher.settings().output();
    ContentService contentService = new ContentService(publisher);
    contentService.open();
    this.catalog = catalog;
    this.pages = pages;
    this.runPage =
        new RunPage(pages, publisher, contentService, catalog, monitor, secrets.draftLinks()::all);
    this.opds = new Opds(pages, catalog, publisher.site(), publisher::related);
    this.errors = new ErrorResponses(pages, opds);
    this.accessControl =
        new AccessControl(
            new AllowedHosts(settings.host(), settings.hosts()),
            credentials,
            sessions,
            settings.reading().orElse(null),
            publisher.settings().clock(),
            errors::refuse);
    this.covers =
        new Covers(output, ProjectOperations.state(publisher.settings()).resolve("covers"));
    EventStreams streams = new EventStreams();
    this.events = new EventStream(monitor, () -> catalog.now().version(), streams);
    this.metrics = instruments.metrics();
    this.health = instruments.health();
    this.requests = instruments.requests();
    this.dashboard =
        new Dashboard(pages, publisher, instruments.history(), instruments.storage(), requests);
    this.api = new Api(publisher, contentService, catalog, monitor, accessControl, errors::refuse);
    this.files =
        FileHandler.of(
            output,
            this::publishedFile,
            file -> WebSubNotifier.links(publisher.site(), file),
            type ->
                SecurityHeaders.policy(type, publisher.addsHtml(), publisher.site().pageHosts()));
    this.bookQueue = new ReaderBookQueue(publisher);
    SecretGuard guard = new SecretGuard(secrets.addresses(), publisher.settings().clock());
    this.readerBooks = new ReaderBookRoutes(publisher, catalog, bookQueue);
    this.digests =
        new DigestRoutes(
            publisher, catalog, pages, accessControl, bookQueue, secrets.addresses(), guard);
    this.draftLinks =
        new DraftLinkRoutes(publisher, pages, accessControl, guard, secrets.draftLinks());
    this.looks = new LookRoutes(publisher, pages, accessControl);
    this.preview =
        new SitePreview(
            publisher, catalog, pages, accessControl, errors, streams, () -> roomPort.getAsInt());
    metrics.gauge(
        "offprint.http.listeners", "", "Browsers with an event stream.", streams::clients);
  }

  /** Sets the ports of the own pages and of the published site, known after the start. */
  void usePorts(IntSupplier room, IntSupplier site) {
    roomPort = room;
    sitePort = site;
  }

  /** Returns true if a reader waits for a book. */
  boolean isMakingBooks() {
    return bookQueue.isBusy();
  }

  /** Returns the routes of the published site with live reload, for one event loop. */
  Router siteRoutes(Vertx vertx) {
    return preview.routes(vertx);
  }

  /** Returns all routes, for one event loop. A request gets the first route that takes it. */
  Router routes(Vertx vertx) {
    Router router = Router.router(vertx);
    Routes routes = new Routes(router, vertx, errors::refuse);

    router.route().handler(WebRouter::answerFormerAddress);
    router.route().handler(this::measure).failureHandler(errors::failed);
    router.route().handler(accessControl::checkRequest);
    router.route().handler(WebRouter::redirectFormerPage);

    String healthy = ServerAddresses.HEALTH;
    routes.get(healthy).handler(call -> health(call, health.isReady() && health.isLive()));
    routes.get(healthy + "/ready").handler(call -> health(call, health.isReady()));
    routes.get(healthy + "/live").handler(call -> health(call, health.isLive()));
    routes.get(ServerAddresses.CHALLENGE).handler(accessControl::proveServer);
    routes.get(Opds.AUTHENTICATION).handler(this::opdsAuthentication);
    // The secret is the permission, so these addresses ask for no password of readers.
    digests.addSecret(routes);
    draftLinks.addSecret(routes);

    router.route().handler(accessControl::checkReader);

    router
        .route(ROOT + "*")
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .handler(publishedFiles(vertx));
    router
        .route(ROOT)
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .handler(catalogPage(routes, false));
    routes.get(own("site")).handler(this::toSite);
    routes.get(own("list")).handler(catalogPage(routes, true));
    routes.get(Assets.PREFIX + "*").handler(this::asset);
    routes.get(Covers.PREFIX + "*").handler(routes.body(Responses.KEPT, this::cover));
    routes.get(BrowserIndex.PREFIX + "*").handler(routes.body(Responses.KEPT, this::searchIndex));

    routes
        .get(ServerAddresses.DASHBOARD)
        .handler(routes.page(Responses.REVALIDATE, call -> dashboard.page()));
    routes.get(ServerAddresses.METRICS).handler(this::metrics);
    routes.get(own("events")).handler(events.on(vertx));

    ownPage(
        routes,
        ServerAddresses.PRESS,
        call -> Optional.of(runPage.page(accessControl.isEditor(call))));
    ownPage(routes, own("now"), call -> Optional.of(runPage.part(accessControl.isEditor(call))));
    ownPage(routes, MADE + "/*", this::inputsPage);

    BodyHandler forms = BodyHandler.create(false).setBodyLimit(FORM_BYTES);
    routes.get(own("enter")).handler(accessControl::acceptInvitation);
    router.post(own("session")).handler(forms).handler(accessControl::signIn);
    router
        .post(own("session/end"))
        .handler(accessControl::checkEditor)
        .handler(accessControl::signOut);

    new OpdsRoutes(opds, accessControl).add(routes);
    readerBooks.add(routes);
    digests.addForm(routes);
    draftLinks.addForms(routes);
    looks.add(routes);
    api.add(router, vertx);
    router.route().handler(errors::noRoute);
    return router;
  }

  private static String own(String name) {
    return ServerAddresses.PREFIX + name;
  }

  // A program is answered at the former address too, because not every program follows redirects,
  // and a health check takes a redirect for a success.
  private static void answerFormerAddress(RoutingContext call) {
    ServerAddresses.movedForPrograms(String.valueOf(call.request().path()))
        .ifPresentOrElse(address -> call.reroute(address + query(call)), call::next);
  }

  private static void redirectFormerPage(RoutingContext call) {
    ServerAddresses.movedPage(plainPath(call))
        .ifPresentOrElse(address -> Responses.moved(call, address + query(call)), call::next);
  }

  private static String plainPath(RoutingContext call) {
    String path = String.valueOf(call.request().path());
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  private static String query(RoutingContext call) {
    String query = call.request().query();
    return query == null ? "" : "?" + query;
  }

  /** Adds a page that shows an editor more than a reader. */
  private void ownPage(Routes routes, String path, Routes.BodyMaker maker) {
    routes
        .get(path)
        .handler(accessControl::checkGuesses)
        .handler(
            routes.send(maker, (call, body) -> Responses.page(call, 200, body, Responses.PRIVATE)));
  }

  private void measure(RoutingContext call) {
    long begin = System.nanoTime();
    call.addEndHandler(
        ended -> metrics.answered(call.response().getStatusCode(), System.nanoTime() - begin));
    call.next();
  }

  private void toSite(RoutingContext call) {
    if (sitePort.getAsInt() == 0) {
      errors.refuse(call, HttpProblem.NOT_FOUND);
    } else {
      Responses.seeOther(
          call,
          SitePreview.at(call, sitePort.getAsInt())
              + (call.queryParams().contains("drafts") ? SitePreview.DRAFTS : ROOT));
    }
  }

  private void health(RoutingContext call, boolean isHealthy) {
    Responses.send(call, isHealthy ? 200 : 503, health.body(), Responses.PRIVATE);
  }

  private void opdsAuthentication(RoutingContext call) {
    Responses.send(call, 200, opds.authentication(), Responses.REVALIDATE);
  }

  /** Returns the handler of published files. At the root, the catalog page has precedence. */
  private Handler<RoutingContext> publishedFiles(Vertx vertx) {
    FileHandler handler = files.apply(vertx);
    return call -> {
      String path = call.request().path();
      // No file of an earlier version or of another program takes the place of an own page.
      if (path.equals(ROOT) || path.startsWith(ServerAddresses.PREFIX)) {
        call.next();
      } else {
        call.addEndHandler(ended -> count(call));
        handler.handle(call);
      }
    };
  }

  // A part of a file and a file that did not change are no further request.
  private void count(RoutingContext call) {
    if (call.response().getStatusCode() == 200 && call.request().method() == HttpMethod.GET) {
      RequestPaths.decode(call.request().path())
          .filter(path -> publishedFile(path).isPresent())
          .ifPresent(requests::count);
    }
  }

  private Optional<ServedFile> publishedFile(String path) {
    return Optional.ofNullable(catalog.now().files().get(path));
  }

  /** Returns the handler of the catalog page. A page that is ready needs no worker thread. */
  private Handler<RoutingContext> catalogPage(Routes routes, boolean listOnly) {
    Handler<RoutingContext> render =
        routes.page(Responses.REVALIDATE, call -> pages.catalog(OpdsRoutes.query(call), listOnly));
    return call -> {
      CatalogQuery query = OpdsRoutes.query(call);
      pages
          .ready(query, listOnly)
          .ifPresentOrElse(
              page -> Responses.page(call, 200, page, Responses.REVALIDATE),
              () -> render.handle(call));
    };
  }

  private void asset(RoutingContext call) {
    pages
        .assets()
        .find(Routes.rest(call, Assets.PREFIX))
        .ifPresentOrElse(
            body -> Responses.send(call, 200, body, Responses.FOREVER),
            () -> errors.refuse(call, HttpProblem.NOT_FOUND));
  }

  private Optional<ResponseBody> cover(RoutingContext call) throws IOException {
    return covers.find(Routes.rest(call, Covers.PREFIX), catalog.now());
  }

  private Optional<ResponseBody> searchIndex(RoutingContext call) {
    return pages.searchIndex(Routes.rest(call, BrowserIndex.PREFIX));
  }

  private Optional<ResponseBody> inputsPage(RoutingContext call) {
    return Uris.decode(Routes.rest(call, MADE))
        .flatMap(path -> runPage.inputs(path, accessControl.isEditor(call)));
  }

  private void metrics(RoutingContext call) {
    String accept = String.valueOf(call.request().getHeader("Accept"));
    boolean isOpen = accept.contains("application/openmetrics-text");
    String type = isOpen ? MetricsEndpoint.OPEN_METRICS : MetricsEndpoint.PROMETHEUS;
    Responses.send(call, 200, ResponseBody.of(type, metrics.text(type)), Responses.PRIVATE);
  }
}
