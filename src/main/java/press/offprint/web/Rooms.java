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
import press.offprint.catalog.History;
import press.offprint.pipeline.Press;
import press.offprint.web.api.Api;
import press.offprint.web.desk.Desk;
import press.offprint.web.http.Body;
import press.offprint.web.http.Downloads;
import press.offprint.web.http.Gate;
import press.offprint.web.http.Keys;
import press.offprint.web.http.Refusal;
import press.offprint.web.http.Reply;
import press.offprint.web.hub.Hub;
import press.offprint.web.live.EventStream;
import press.offprint.web.live.Live;
import press.offprint.web.measure.Dashboard;
import press.offprint.web.measure.Health;
import press.offprint.web.measure.Metrics;
import press.offprint.web.opds.Opds;
import press.offprint.web.page.Assets;
import press.offprint.web.page.BrowserIndex;
import press.offprint.web.page.Covers;
import press.offprint.web.page.Pages;
import press.offprint.web.page.PressPage;
import press.offprint.web.shelf.Query;
import press.offprint.web.shelf.Served;
import press.offprint.web.shelf.Shelf;

/** Which address leads where. */
final class Rooms {
  private static final Logger LOG = Logger.getLogger(Rooms.class.getName());
  private static final String MADE = "/-/made";
  private static final long SMALL_FORM = 16 << 10;
  private static final long FAREWELL_MILLIS = 500;

  private final Shelf shelf;
  private final Pages pages;
  private final PressPage pressPage;
  private final Gate gate;
  private final Covers covers;
  private final EventStream events;
  private final Opds opds;
  private final Dashboard dashboard;
  private final Metrics metrics;
  private final Health health;
  private final Api api;
  private final Function<Vertx, Downloads> downloads;

  /** What the room measures and how it does. */
  record Instruments(Metrics metrics, History history, Health health) {}

  Rooms(
      Press press,
      ServeSettings settings,
      Keys keys,
      Shelf shelf,
      Pages pages,
      Live live,
      Instruments instruments) {
    Path output = press.settings().output();
    Desk desk = new Desk(press);
    this.shelf = shelf;
    this.pages = pages;
    this.pressPage = new PressPage(pages, press, desk, shelf, live);
    this.gate =
        new Gate(
            settings.host(),
            settings.hosts(),
            keys,
            settings.reading(),
            press.settings().clock(),
            this::refuse);
    this.covers = new Covers(output, output.resolve(".offprint/covers"));
    this.events = new EventStream(live, () -> shelf.now().version());
    this.opds = new Opds(pages, shelf, press.site());
    this.metrics = instruments.metrics();
    this.health = instruments.health();
    this.dashboard = new Dashboard(pages, press, instruments.history());
    metrics.gauge(
        "offprint.http.listeners", "", "Browsers that are told of events.", events::listeners);
    this.api = new Api(press, desk, shelf, live, gate, this::refuse);
    this.downloads = Downloads.of(output, this::served, file -> Hub.links(press.site(), file));
  }

  private Optional<Served> served(String path) {
    return Optional.ofNullable(shelf.now().files().get(path));
  }

  /** All routes, for one thread that serves. */
  Router routes(Vertx vertx) {
    Router router = Router.router(vertx);
    router.route().handler(this::timed).failureHandler(this::failed);
    router.route().handler(gate::everyone);
    get(router, "/health").handler(call -> health(call, health.isReady() && health.isLive()));
    get(router, "/health/ready").handler(call -> health(call, health.isReady()));
    get(router, "/health/live").handler(call -> health(call, health.isLive()));
    get(router, Opds.AUTHENTICATION)
        .handler(call -> Reply.send(call, 200, opds.authentication(), Reply.REVALIDATE));
    router.route().handler(gate::reading);
    Downloads files = downloads.apply(vertx);
    // First, since most requests are for files.
    get(router, "/*").handler(call -> file(files, call));
    get(router, "/").handler(call -> catalog(vertx, call, false));
    get(router, "/-/list").handler(call -> catalog(vertx, call, true));
    get(router, Assets.PREFIX + "*").handler(this::asset);
    get(router, Covers.PREFIX + "*").handler(call -> cover(vertx, call));
    get(router, BrowserIndex.PREFIX + "*").handler(call -> index(vertx, call));
    press(router, vertx);
    new ReaderRoutes(opds, gate, this::refuse).add(router, vertx);
    api.add(router, vertx);
    router.route().handler(this::nothing);
    return router;
  }

  // The site's own front page lies at an address where the room has its catalog.
  private static void file(Downloads files, RoutingContext call) {
    if (call.request().path().equals("/")) {
      call.next();
    } else {
      files.handle(call);
    }
  }

  private void press(Router router, Vertx vertx) {
    get(router, "/press").handler(own(vertx, call -> pressPage.now(gate.mayChange(call), false)));
    get(router, "/dashboard").handler(call -> show(vertx, call, dashboard::page, Reply.REVALIDATE));
    get(router, "/metrics").handler(this::metrics);
    get(router, "/-/now").handler(own(vertx, call -> pressPage.now(gate.mayChange(call), true)));
    get(router, "/-/events").handler(events.on(vertx));
    get(router, MADE + "/*").handler(call -> made(vertx, call));
    get(router, "/-/enter").handler(gate::enter);
    BodyHandler forms = BodyHandler.create(false).setBodyLimit(SMALL_FORM);
    router.post("/-/session").handler(forms).handler(gate::signIn);
    router.post("/-/session/end").handler(gate::changing).handler(gate::signOut);
  }

  private void timed(RoutingContext call) {
    long begun = System.nanoTime();
    call.addEndHandler(
        ended -> metrics.answered(call.response().getStatusCode(), System.nanoTime() - begun));
    call.next();
  }

  private void health(RoutingContext call, boolean well) {
    Reply.send(call, well ? 200 : 503, health.body(), Reply.PRIVATE);
  }

  private void metrics(RoutingContext call) {
    String accept = String.valueOf(call.request().getHeader("Accept"));
    boolean open = accept.contains("application/openmetrics-text");
    String type = open ? Metrics.OPEN_METRICS : Metrics.PROMETHEUS;
    Reply.send(call, 200, Body.of(type, metrics.text(type)), Reply.PRIVATE);
  }

  static Route get(Router router, String path) {
    return router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD);
  }

  private interface Maker {
    Body make(RoutingContext call);
  }

  private void catalog(Vertx vertx, RoutingContext call, boolean listOnly) {
    Query query = ReaderRoutes.query(call);
    Optional<Body> ready = pages.ready(query, listOnly);
    if (ready.isPresent()) {
      Reply.page(call, 200, ready.get(), Reply.REVALIDATE);
    } else {
      show(vertx, call, () -> pages.catalog(query, listOnly), Reply.REVALIDATE);
    }
  }

  /** A page that shows whether one is signed in. */
  private static Handler<RoutingContext> own(Vertx vertx, Maker maker) {
    return call -> show(vertx, call, () -> maker.make(call), Reply.PRIVATE);
  }

  private static void show(Vertx vertx, RoutingContext call, Callable<Body> maker, String caching) {
    vertx
        .executeBlocking(maker, false)
        .onFailure(call::fail)
        .onSuccess(body -> Reply.page(call, 200, body, caching));
  }

  private void made(Vertx vertx, RoutingContext call) {
    String path = call.request().path().substring(MADE.length()).replace("+", "%2B");
    boolean signedIn = gate.mayChange(call);
    vertx
        .executeBlocking(
            () -> pressPage.made(URLDecoder.decode(path, StandardCharsets.UTF_8), signedIn), false)
        .onFailure(call::fail)
        .onSuccess(
            body ->
                body.ifPresentOrElse(
                    found -> Reply.page(call, 200, found, Reply.PRIVATE),
                    () -> refuse(call, Refusal.NOT_FOUND)));
  }

  private void asset(RoutingContext call) {
    String name = call.request().path().substring(Assets.PREFIX.length());
    pages
        .assets()
        .find(name)
        .ifPresentOrElse(
            body -> Reply.send(call, 200, body, Reply.FOREVER),
            () -> refuse(call, Refusal.NOT_FOUND));
  }

  private void cover(Vertx vertx, RoutingContext call) {
    String name = call.request().path().substring(Covers.PREFIX.length());
    vertx
        .executeBlocking(() -> covers.find(name, shelf.now()), false)
        .onFailure(call::fail)
        .onSuccess(
            body ->
                body.ifPresentOrElse(
                    found -> Reply.send(call, 200, found, Reply.KEPT),
                    () -> refuse(call, Refusal.NOT_FOUND)));
  }

  private void index(Vertx vertx, RoutingContext call) {
    String name = call.request().path().substring(BrowserIndex.PREFIX.length());
    vertx
        .executeBlocking(() -> pages.searchIndex(name), false)
        .onFailure(call::fail)
        .onSuccess(
            body ->
                body.ifPresentOrElse(
                    found -> Reply.send(call, 200, found, Reply.KEPT),
                    () -> refuse(call, Refusal.NOT_FOUND)));
  }

  private void nothing(RoutingContext call) {
    boolean reads =
        call.request().method() == HttpMethod.GET || call.request().method() == HttpMethod.HEAD;
    refuse(call, reads ? Refusal.NOT_FOUND : Refusal.METHOD);
  }

  private void refuse(RoutingContext call, Refusal refusal) {
    if (!call.request().isEnded()) {
      // Nobody will read the rest of what is being sent; who is told so has a moment to hear it.
      call.response().putHeader("Connection", "close");
      call.addEndHandler(
          told ->
              call.vertx().setTimer(FAREWELL_MILLIS, timer -> call.request().connection().close()));
    }
    String accept = String.valueOf(call.request().getHeader("Accept"));
    if (refusal.equals(Refusal.READING) && call.request().path().startsWith(Opds.ATOM)) {
      call.response().putHeader("Link", ReaderRoutes.AUTHENTICATION_LINK);
      Reply.send(call, refusal.status(), opds.authentication(), Reply.PRIVATE);
      return;
    }
    boolean program = call.request().path().startsWith(Api.BASE) && !accept.contains("text/html");
    if (program) {
      Reply.send(call, refusal.status(), refusal.problem(), Reply.PRIVATE);
    } else {
      Reply.page(call, refusal.status(), pages.refusal(refusal), Reply.PRIVATE);
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
      case 413 -> refuse(call, Refusal.TOO_LARGE);
      case 400 -> refuse(call, Refusal.UNCLEAR);
      case 404 -> refuse(call, Refusal.NOT_FOUND);
      default -> {
        LOG.log(
            Level.WARNING, "A request for " + call.request().path() + " failed", call.failure());
        refuse(call, Refusal.FAULT);
      }
    }
  }
}
