package press.offprint.web;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import press.offprint.pipeline.Press;
import press.offprint.web.http.Body;
import press.offprint.web.http.Downloads;
import press.offprint.web.http.Gate;
import press.offprint.web.http.Keys;
import press.offprint.web.http.Refusal;
import press.offprint.web.http.Reply;
import press.offprint.web.live.Live;
import press.offprint.web.page.Assets;
import press.offprint.web.page.Covers;
import press.offprint.web.page.Pages;
import press.offprint.web.shelf.Query;
import press.offprint.web.shelf.Served;
import press.offprint.web.shelf.Shelf;

/** Which address leads where. */
final class Rooms {
  private static final Logger LOG = Logger.getLogger(Rooms.class.getName());

  private final Shelf shelf;
  private final Pages pages;
  private final Gate gate;
  private final Covers covers;
  private final Function<Vertx, Downloads> downloads;

  Rooms(Press press, ServeSettings settings, Keys keys, Shelf shelf, Pages pages, Live live) {
    Path output = press.settings().output();
    this.shelf = shelf;
    this.pages = pages;
    this.gate =
        new Gate(
            settings.host(),
            settings.hosts(),
            keys,
            settings.reading(),
            press.settings().clock(),
            this::refuse);
    this.covers = new Covers(output, output.resolve(".offprint/covers"));
    this.downloads = Downloads.of(output, this::served, file -> "");
  }

  private Optional<Served> served(String path) {
    return Optional.ofNullable(shelf.now().files().get(path));
  }

  Router routes(Vertx vertx) {
    Router router = Router.router(vertx);
    router.route().handler(gate::everyone).failureHandler(this::failed);
    router.route().handler(gate::reading);
    reading(router, "/").handler(blocking(vertx, call -> pages.catalog(query(call), false)));
    reading(router, "/-/list").handler(blocking(vertx, call -> pages.catalog(query(call), true)));
    reading(router, Assets.PREFIX + "*").handler(this::asset);
    reading(router, Covers.PREFIX + "*").handler(call -> cover(vertx, call));
    router.route().method(HttpMethod.GET).method(HttpMethod.HEAD).handler(downloads.apply(vertx));
    router.route().handler(call -> refuse(call, Refusal.NOT_FOUND));
    return router;
  }

  private static io.vertx.ext.web.Route reading(Router router, String path) {
    return router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD);
  }

  private interface Maker {
    Body make(RoutingContext call);
  }

  private static Handler<RoutingContext> blocking(Vertx vertx, Maker maker) {
    return call ->
        vertx
            .executeBlocking(() -> maker.make(call), false)
            .onFailure(call::fail)
            .onSuccess(body -> Reply.page(call, 200, body, Reply.REVALIDATE));
  }

  private static Query query(RoutingContext call) {
    return Query.of(name -> call.queryParams().get(name));
  }

  private void asset(RoutingContext call) {
    Optional<Body> body =
        pages.assets().find(call.request().path().substring(Assets.PREFIX.length()));
    if (body.isPresent()) {
      Reply.send(call, 200, body.get(), Reply.FOREVER);
    } else {
      refuse(call, Refusal.NOT_FOUND);
    }
  }

  private void cover(Vertx vertx, RoutingContext call) {
    String name = call.request().path().substring(Covers.PREFIX.length());
    vertx
        .executeBlocking(() -> covers.find(name, shelf.now()), false)
        .onFailure(call::fail)
        .onSuccess(
            body ->
                body.ifPresentOrElse(
                    found -> Reply.send(call, 200, found, Reply.FOREVER),
                    () -> refuse(call, Refusal.NOT_FOUND)));
  }

  private void refuse(RoutingContext call, Refusal refusal) {
    Reply.page(call, refusal.status(), pages.refusal(refusal), Reply.PRIVATE);
  }

  private void failed(RoutingContext call) {
    if (call.failure() != null) {
      LOG.log(Level.WARNING, "A request for " + call.request().path() + " failed", call.failure());
    }
    if (!call.response().ended() && !call.response().headWritten()) {
      refuse(call, call.statusCode() == 404 ? Refusal.NOT_FOUND : Refusal.FAULT);
    }
  }
}
