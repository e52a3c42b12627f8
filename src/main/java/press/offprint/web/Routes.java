package press.offprint.web;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.BiConsumer;
import press.offprint.model.text.ServerAddresses;
import press.offprint.web.http.HttpProblem;
import press.offprint.web.http.ResponseBody;
import press.offprint.web.http.Responses;

/**
 * Adds routes for GET and HEAD to the router of one event loop.
 *
 * @param refuse sends the response to a request that is refused
 */
record Routes(Router router, Vertx vertx, BiConsumer<RoutingContext, HttpProblem> refuse) {

  /** Makes a page on a worker thread. */
  interface PageMaker {
    ResponseBody make(RoutingContext call) throws Exception;
  }

  /** Makes a body on a worker thread, or none. */
  interface BodyMaker {
    Optional<ResponseBody> make(RoutingContext call) throws Exception;
  }

  /**
   * Adds a route.
   *
   * @throws IllegalStateException if a published file could have the path
   */
  Route get(String path) {
    if (!ServerAddresses.isReserved(path)) {
      throw new IllegalStateException("The address " + path + " is missing in ServerAddresses");
    }
    return router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD);
  }

  /** Returns a handler that sends a page, which is made on a worker thread. */
  Handler<RoutingContext> page(String caching, PageMaker maker) {
    return send(
        call -> Optional.of(maker.make(call)),
        (call, body) -> Responses.page(call, 200, body, caching));
  }

  /** Returns a handler that sends a body, which is made on a worker thread; 404 if it is empty. */
  Handler<RoutingContext> body(String caching, BodyMaker maker) {
    return send(maker, (call, body) -> Responses.send(call, 200, body, caching));
  }

  /** Returns a handler that makes a body on a worker thread and sends it; 404 if it is empty. */
  Handler<RoutingContext> send(BodyMaker maker, BiConsumer<RoutingContext, ResponseBody> sender) {
    return call ->
        vertx
            .executeBlocking(() -> maker.make(call), false)
            .onFailure(call::fail)
            .onSuccess(
                body ->
                    body.ifPresentOrElse(
                        found -> sender.accept(call, found),
                        () -> refuse.accept(call, HttpProblem.NOT_FOUND)));
  }

  /** Returns the part of the request path after {@code prefix}. */
  static String rest(RoutingContext call, String prefix) {
    return call.request().path().substring(prefix.length());
  }
}
