package press.offprint.web;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.BiConsumer;
import press.offprint.web.catalog.CatalogQuery;
import press.offprint.web.http.AccessControl;
import press.offprint.web.http.HttpProblem;
import press.offprint.web.http.ResponseBody;
import press.offprint.web.http.Responses;
import press.offprint.web.opds.Opds;

/** Which address leads an e-reader where. */
final class OpdsRoutes {
  static final String AUTHENTICATION_LINK =
      "<"
          + Opds.AUTHENTICATION
          + ">; rel=\"http://opds-spec.org/auth/document\";"
          + " type=\"application/opds-authentication+json\"";

  private final Opds opds;
  private final AccessControl accessControl;
  private final BiConsumer<RoutingContext, HttpProblem> refuse;

  OpdsRoutes(
      Opds opds, AccessControl accessControl, BiConsumer<RoutingContext, HttpProblem> refuse) {
    this.opds = opds;
    this.accessControl = accessControl;
    this.refuse = refuse;
  }

  void add(Router router, Vertx vertx) {
    get(router, vertx, Opds.SEARCH, call -> Optional.of(opds.search()));
    get(router, vertx, Opds.ATOM, call -> Optional.of(opds.entrance()));
    get(router, vertx, Opds.ATOM + "/posts", call -> Optional.of(opds.posts(query(call))));
    get(router, vertx, Opds.ATOM + "/by/:facet", call -> opds.values(call.pathParam("facet")));
    get(router, vertx, Opds.JSON, call -> Optional.of(opds.entranceJson()));
    get(router, vertx, Opds.JSON + "/posts", call -> Optional.of(opds.postsJson(query(call))));
    get(
        router,
        vertx,
        Opds.JSON + "/post",
        call -> opds.postJson(call.queryParams().get("source")));
    get(router, vertx, Opds.JSON + "/by/:facet", call -> opds.valuesJson(call.pathParam("facet")));
  }

  private interface Finder {
    Optional<ResponseBody> find(RoutingContext call);
  }

  private void get(Router router, Vertx vertx, String path, Finder finder) {
    Handler<RoutingContext> feed =
        call ->
            vertx
                .executeBlocking(() -> finder.find(call), false)
                .onFailure(call::fail)
                .onSuccess(
                    body ->
                        body.ifPresentOrElse(
                            found -> send(call, found),
                            () -> refuse.accept(call, HttpProblem.NOT_FOUND)));
    WebRouter.get(router, path).handler(feed);
  }

  private void send(RoutingContext call, ResponseBody body) {
    if (accessControl.asksReaders()) {
      call.response().putHeader("Link", AUTHENTICATION_LINK);
    }
    Responses.send(call, 200, body, Responses.REVALIDATE);
  }

  /** What a request looks for. */
  static CatalogQuery query(RoutingContext call) {
    // OPDS 2.0 knows what is sought by another name.
    return CatalogQuery.of(
        name ->
            name.equals("q") && !call.queryParams().contains("q")
                ? call.queryParams().get("query")
                : call.queryParams().get(name));
  }
}
