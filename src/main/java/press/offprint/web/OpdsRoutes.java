package press.offprint.web;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import press.offprint.web.auth.AccessControl;
import press.offprint.web.catalog.CatalogQuery;
import press.offprint.web.http.ResponseBody;
import press.offprint.web.http.Responses;
import press.offprint.web.opds.Opds;

/** The routes of the OPDS catalogs. */
final class OpdsRoutes {
  static final String AUTHENTICATION_LINK =
      "<"
          + Opds.AUTHENTICATION
          + ">; rel=\"http://opds-spec.org/auth/document\";"
          + " type=\"application/opds-authentication+json\"";

  private final Opds opds;
  private final AccessControl accessControl;

  OpdsRoutes(Opds opds, AccessControl accessControl) {
    this.opds = opds;
    this.accessControl = accessControl;
  }

  void add(Routes routes) {
    get(routes, Opds.SEARCH, call -> Optional.of(opds.search()));
    get(routes, Opds.ATOM, call -> Optional.of(opds.root()));
    get(routes, Opds.ATOM + "/posts", call -> Optional.of(opds.posts(query(call))));
    get(routes, Opds.ATOM + "/by/:facet", call -> opds.values(call.pathParam("facet")));
    get(routes, Opds.JSON, call -> Optional.of(opds.rootJson()));
    get(routes, Opds.JSON + "/posts", call -> Optional.of(opds.postsJson(query(call))));
    get(routes, Opds.JSON + "/post", call -> opds.postJson(call.queryParams().get("source")));
    get(routes, Opds.JSON + "/by/:facet", call -> opds.valuesJson(call.pathParam("facet")));
  }

  private void get(Routes routes, String path, Routes.BodyMaker maker) {
    routes.get(path).handler(routes.send(maker, this::send));
  }

  private void send(RoutingContext call, ResponseBody body) {
    if (accessControl.hasReaders()) {
      call.response().putHeader("Link", AUTHENTICATION_LINK);
    }
    Responses.send(call, 200, body, Responses.REVALIDATE);
  }

  /** Returns the query of a request. OPDS 2.0 names its search term {@code query}. */
  static CatalogQuery query(RoutingContext call) {
    return CatalogQuery.of(
        name ->
            name.equals("q") && !call.queryParams().contains("q")
                ? call.queryParams().get("query")
                : call.queryParams().get(name));
  }
}
