package press.offprint.web;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import press.offprint.catalog.history.PublishHistory;
import press.offprint.pipeline.Publisher;
import press.offprint.web.api.Api;
import press.offprint.web.catalog.CatalogQuery;
import press.offprint.web.catalog.PublishedCatalog;
import press.offprint.web.catalog.ServedFile;
import press.offprint.web.http.AccessControl;
import press.offprint.web.http.Credentials;
import press.offprint.web.http.FileHandler;
import press.offprint.web.http.HttpProblem;
import press.offprint.web.http.ResponseBody;
import press.offprint.web.http.Responses;
import press.offprint.web.metrics.Dashboard;
import press.offprint.web.metrics.Health;
import press.offprint.web.metrics.MetricsEndpoint;
import press.offprint.web.monitor.EventStream;
import press.offprint.web.monitor.RunMonitor;
import press.offprint.web.opds.Opds;
import press.offprint.web.page.Assets;
import press.offprint.web.page.BrowserIndex;
import press.offprint.web.page.Covers;
import press.offprint.web.page.PageRenderer;
import press.offprint.web.page.RunPage;
import press.offprint.web.upload.ContentService;
import press.offprint.web.websub.WebSubNotifier;

/** Which address leads where. */
final class WebRouter {
  private static final Logger LOG = Logger.getLogger(WebRouter.class.getName());
  private static final String MADE = "/-/made";
  private static final long SMALL_FORM = 16 << 10;
  private static final long FAREWELL_MILLIS = 500;

  private final PublishedCatalog catalog;
  private final PageRenderer pages;
  private final RunPage pressPage;
  private final AccessControl accessControl;
  private final Covers covers;
  private final EventStream events;
  private final Opds opds;
  private final Dashboard dashboard;
  private final MetricsEndpoint metrics;
  private final Health health;
  private final Api api;
  private final Function<Vertx, FileHandler> downloads;

  /** What the room measures and how it does. */
  record Instruments(MetricsEndpoint metrics, PublishHistory history, Health health) {}

  WebRouter(
      Publisher publisher,
      ServeSettings settings,
      Credentials keys,
      PublishedCatalog catalog,
      PageRenderer pages,
      RunMonitor monitor,
      Instruments instruments) {
    Path output = publisher.settings().output();
    ContentService contentService = new ContentService(publisher);
    this.catalog = catalog;
    this.pages = pages;
    this.pressPage = new RunPage(pages, publisher, contentService, catalog, monitor);
    this.accessControl =
        new AccessControl(
            settings.host(),
            settings.hosts(),
            keys,
            settings.reading(),
            publisher.settings().clock(),
            this::refuse);
    this.covers = new Covers(output, output.resolve(".offprint/covers"));
    this.events = new EventStream(monitor, () -> catalog.now().version());
    this.opds = new Opds(pages, catalog, publisher.site());
    this.metrics = instruments.metrics();
    this.health = instruments.health();
    this.dashboard = new Dashboard(pages, publisher, instruments.history());
    metrics.gauge(
        "offprint.http.listeners", "", "Browsers that are told of events.", events::listeners);
    this.api = new Api(publisher, contentService, catalog, monitor, accessControl, this::refuse);
    this.downloads =
        FileHandler.of(output, this::served, file -> WebSubNotifier.links(publisher.site(), file));
  }

  private Optional<ServedFile> served(String path) {
    return Optional.ofNullable(catalog.now().files().get(path));
  }

  /** All routes, for one thread that serves. */
  Router routes(Vertx vertx) {
    Router router = Router.router(vertx);
    router.route().handler(this::timed).failureHandler(this::failed);
    router.route().handler(accessControl::everyone);
    get(router, "/health").handler(call -> health(call, health.isReady() && health.isLive()));
    get(router, "/health/ready").handler(call -> health(call, health.isReady()));
    get(router, "/health/live").handler(call -> health(call, health.isLive()));
    get(router, Opds.AUTHENTICATION)
        .handler(call -> Responses.send(call, 200, opds.authentication(), Responses.REVALIDATE));
    router.route().handler(accessControl::reading);
    FileHandler files = downloads.apply(vertx);
    // First, since most requests are for files.
    get(router, "/*").handler(call -> file(files, call));
    get(router, "/").handler(call -> catalog(vertx, call, false));
    get(router, "/-/list").handler(call -> catalog(vertx, call, true));
    get(router, Assets.PREFIX + "*").handler(this::asset);
    get(router, Covers.PREFIX + "*").handler(call -> cover(vertx, call));
    get(router, BrowserIndex.PREFIX + "*").handler(call -> index(vertx, call));
    press(router, vertx);
    new OpdsRoutes(opds, accessControl, this::refuse).add(router, vertx);
    api.add(router, vertx);
    router.route().handler(this::nothing);
    return router;
  }

  // The site's own front page lies at an address where the room has its catalog.
  private static void file(FileHandler files, RoutingContext call) {
    if (call.request().path().equals("/")) {
      call.next();
    } else {
      files.handle(call);
    }
  }

  private void press(Router router, Vertx vertx) {
    get(router, "/press")
        .handler(own(vertx, call -> pressPage.now(accessControl.mayChange(call), false)));
    get(router, "/dashboard")
        .handler(call -> show(vertx, call, dashboard::page, Responses.REVALIDATE));
    get(router, "/metrics").handler(this::metrics);
    get(router, "/-/now")
        .handler(own(vertx, call -> pressPage.now(accessControl.mayChange(call), true)));
    get(router, "/-/events").handler(events.on(vertx));
    get(router, MADE + "/*").handler(call -> made(vertx, call));
    get(router, "/-/enter").handler(accessControl::enter);
    BodyHandler forms = BodyHandler.create(false).setBodyLimit(SMALL_FORM);
    router.post("/-/session").handler(forms).handler(accessControl::signIn);
    router.post("/-/session/end").handler(accessControl::changing).handler(accessControl::signOut);
  }

  private void timed(RoutingContext call) {
    long begun = System.nanoTime();
    call.addEndHandler(
        ended -> metrics.answered(call.response().getStatusCode(), System.nanoTime() - begun));
    call.next();
  }

  private void health(RoutingContext call, boolean well) {
    Responses.send(call, well ? 200 : 503, health.body(), Responses.PRIVATE);
  }

  private void metrics(RoutingContext call) {
    String accept = String.valueOf(call.request().getHeader("Accept"));
    boolean open = accept.contains("application/openmetrics-text");
    String type = open ? MetricsEndpoint.OPEN_METRICS : MetricsEndpoint.PROMETHEUS;
    Responses.send(call, 200, ResponseBody.of(type, metrics.text(type)), Responses.PRIVATE);
  }

  static Route get(Router router, String path) {
    return router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD);
  }

  private interface Maker {
    ResponseBody make(RoutingContext call);
  }

  private void catalog(Vertx vertx, RoutingContext call, boolean listOnly) {
    CatalogQuery query = OpdsRoutes.query(call);
    Optional<ResponseBody> ready = pages.ready(query, listOnly);
    if (ready.isPresent()) {
      Responses.page(call, 200, ready.get(), Responses.REVALIDATE);
    } else {
      show(vertx, call, () -> pages.catalog(query, listOnly), Responses.REVALIDATE);
    }
  }

  /** A page that shows whether one is signed in. */
  private static Handler<RoutingContext> own(Vertx vertx, Maker maker) {
    return call -> show(vertx, call, () -> maker.make(call), Responses.PRIVATE);
  }

  private static void show(
      Vertx vertx, RoutingContext call, Callable<ResponseBody> maker, String caching) {
    vertx
        .executeBlocking(maker, false)
        .onFailure(call::fail)
        .onSuccess(body -> Responses.page(call, 200, body, caching));
  }

  private void made(Vertx vertx, RoutingContext call) {
    String path = call.request().path().substring(MADE.length()).replace("+", "%2B");
    boolean signedIn = accessControl.mayChange(call);
    vertx
        .executeBlocking(
            () -> pressPage.made(URLDecoder.decode(path, StandardCharsets.UTF_8), signedIn), false)
        .onFailure(call::fail)
        .onSuccess(
            body ->
                body.ifPresentOrElse(
                    found -> Responses.page(call, 200, found, Responses.PRIVATE),
                    () -> refuse(call, HttpProblem.NOT_FOUND)));
  }

  private void asset(RoutingContext call) {
    String name = call.request().path().substring(Assets.PREFIX.length());
    pages
        .assets()
        .find(name)
        .ifPresentOrElse(
            body -> Responses.send(call, 200, body, Responses.FOREVER),
            () -> refuse(call, HttpProblem.NOT_FOUND));
  }

  private void cover(Vertx vertx, RoutingContext call) {
    String name = call.request().path().substring(Covers.PREFIX.length());
    vertx
        .executeBlocking(() -> covers.find(name, catalog.now()), false)
        .onFailure(call::fail)
        .onSuccess(
            body ->
                body.ifPresentOrElse(
                    found -> Responses.send(call, 200, found, Responses.KEPT),
                    () -> refuse(call, HttpProblem.NOT_FOUND)));
  }

  private void index(Vertx vertx, RoutingContext call) {
    String name = call.request().path().substring(BrowserIndex.PREFIX.length());
    vertx
        .executeBlocking(() -> pages.searchIndex(name), false)
        .onFailure(call::fail)
        .onSuccess(
            body ->
                body.ifPresentOrElse(
                    found -> Responses.send(call, 200, found, Responses.KEPT),
                    () -> refuse(call, HttpProblem.NOT_FOUND)));
  }

  private void nothing(RoutingContext call) {
    boolean reads =
        call.request().method() == HttpMethod.GET || call.request().method() == HttpMethod.HEAD;
    refuse(call, reads ? HttpProblem.NOT_FOUND : HttpProblem.METHOD);
  }

  private void refuse(RoutingContext call, HttpProblem problem) {
    if (!call.request().isEnded()) {
      // Nobody will read the rest of what is being sent; who is told so has a moment to hear it.
      call.response().putHeader("Connection", "close");
      call.addEndHandler(
          told ->
              call.vertx().setTimer(FAREWELL_MILLIS, timer -> call.request().connection().close()));
    }
    String accept = String.valueOf(call.request().getHeader("Accept"));
    if (problem.equals(HttpProblem.READING) && call.request().path().startsWith(Opds.ATOM)) {
      call.response().putHeader("Link", OpdsRoutes.AUTHENTICATION_LINK);
      Responses.send(call, problem.status(), opds.authentication(), Responses.PRIVATE);
      return;
    }
    boolean program = call.request().path().startsWith(Api.BASE) && !accept.contains("text/html");
    if (program) {
      Responses.send(call, problem.status(), problem.problem(), Responses.PRIVATE);
    } else {
      Responses.page(call, problem.status(), pages.refusal(problem), Responses.PRIVATE);
    }
  }

  private void failed(RoutingContext call) {
    if (call.response().ended()) {
      return;
    }
    if (call.response().headWritten()) {
      LOG.log(
          Level.WARNING, "An answer to " + call.request().path() + " broke off", call.failure());
      // Cut short, so that nobody takes the part for the whole.
      call.request().connection().close();
      return;
    }
    switch (call.statusCode()) {
      case 413 -> refuse(call, HttpProblem.TOO_LARGE);
      case 400 -> refuse(call, HttpProblem.UNCLEAR);
      case 404 -> refuse(call, HttpProblem.NOT_FOUND);
      default -> {
        LOG.log(
            Level.WARNING, "A request for " + call.request().path() + " failed", call.failure());
        refuse(call, HttpProblem.FAULT);
      }
    }
  }
}
