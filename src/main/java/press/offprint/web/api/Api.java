package press.offprint.web.api;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import press.offprint.json.JsonObject;
import press.offprint.model.problem.OffprintException;
import press.offprint.model.text.ServerAddresses;
import press.offprint.pipeline.ProjectOperations;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.inspect.LastInspection;
import press.offprint.pipeline.run.RouteInfo;
import press.offprint.pipeline.run.RunRequest;
import press.offprint.pipeline.version.RunRollback;
import press.offprint.web.auth.AccessControl;
import press.offprint.web.catalog.CatalogQuery;
import press.offprint.web.catalog.PublishedCatalog;
import press.offprint.web.http.HttpProblem;
import press.offprint.web.http.ResponseBody;
import press.offprint.web.http.Responses;
import press.offprint.web.monitor.RunMonitor;
import press.offprint.web.upload.ContentService;
import press.offprint.web.upload.ContentServiceException;

/**
 * Version 1 of the HTTP API. The forms of the publishing page use it, too: a browser that sends a
 * form without a script is redirected to that page.
 */
public final class Api {
  /** The path prefix of all routes. */
  public static final String BASE = ServerAddresses.API;

  static final String JSON = "application/json";
  private static final long SMALL_BODY = 256 << 10;
  private static final long UPLOAD = 300L << 20;
  private static final Logger LOG = Logger.getLogger(Api.class.getName());
  private static final int LARGEST_PAGE = 500;
  private static final int FAULT = 500;

  private final Publisher publisher;
  private final ContentService contentService;
  private final PublishedCatalog catalog;
  private final RunMonitor monitor;
  private final AccessControl accessControl;
  private final BiConsumer<RoutingContext, HttpProblem> refuse;

  /**
   * @param refuse sends the response to a request that is refused
   */
  public Api(
      Publisher publisher,
      ContentService contentService,
      PublishedCatalog catalog,
      RunMonitor monitor,
      AccessControl accessControl,
      BiConsumer<RoutingContext, HttpProblem> refuse) {
    this.publisher = publisher;
    this.contentService = contentService;
    this.catalog = catalog;
    this.monitor = monitor;
    this.accessControl = accessControl;
    this.refuse = refuse;
  }

  /** Adds the routes. */
  public void add(Router router, Vertx vertx) {
    RunEndpoint runs = new RunEndpoint(vertx);
    get(router, "/openapi.json")
        .handler(call -> Responses.send(call, 200, OpenApi.body(), Responses.REVALIDATE));
    get(router, "/posts").handler(read(vertx, this::posts));
    get(router, "/post").handler(read(vertx, this::post));
    get(router, "/routes").handler(read(vertx, call -> routes()));
    get(router, "/withdrawn").handler(accessControl::checkEditor);
    get(router, "/withdrawn").handler(read(vertx, call -> withdrawn()));
    get(router, "/status").handler(read(vertx, call -> ApiJson.status(monitor.state())));
    post(router, "/publish", SMALL_BODY).handler(call -> publish(runs, call));
    post(router, "/routes/:id/trigger", SMALL_BODY).handler(call -> trigger(runs, call));
    post(router, "/withdraw", SMALL_BODY).handler(change(runs, this::withdraw));
    post(router, "/restore", SMALL_BODY).handler(change(runs, this::restore));
    post(router, "/rollback", SMALL_BODY).handler(change(runs, this::rollback));
    post(router, "/release", SMALL_BODY).handler(change(runs, this::release));
    post(router, "/looks", SMALL_BODY).handler(change(runs, this::accept));
    post(router, "/uploads", UPLOAD).handler(change(runs, this::upload));
  }

  private static Route get(Router router, String path) {
    return router.route(BASE + path).method(HttpMethod.GET).method(HttpMethod.HEAD);
  }

  private Route post(Router router, String path, long limit) {
    // A request that may not change anything is refused before its body is read.
    router.post(BASE + path).handler(accessControl::checkEditor);
    return router
        .post(BASE + path)
        .handler(
            limit == UPLOAD
                ? call -> new FormReceiver(call, contentService, UPLOAD).receive()
                : BodyHandler.create(false).setBodyLimit(limit).setMergeFormAttributes(true));
  }

  private Handler<RoutingContext> read(Vertx vertx, Function<RoutingContext, JsonObject> reader) {
    return call ->
        vertx
            .executeBlocking(() -> reader.apply(call), false)
            .onFailure(failure -> fail(call, failure))
            .onSuccess(json -> send(call, json));
  }

  private Handler<RoutingContext> change(
      RunEndpoint runs, Function<RoutingContext, JsonObject> change) {
    return call ->
        runs.change(() -> change.apply(call))
            .onFailure(failure -> fail(call, failure))
            .onSuccess(json -> sendChange(call, json));
  }

  private void publish(RunEndpoint runs, RoutingContext call) {
    run(
        runs,
        call,
        client -> {
          RunRequest request = ApiRequest.of(call).runRequest();
          publisher.requireEditions(request.editions());
          return contentService.publish(request, client);
        });
  }

  private void trigger(RunEndpoint runs, RoutingContext call) {
    String route = call.pathParam("id");
    run(runs, call, client -> contentService.trigger(route, ApiRequest.of(call).sources(), client));
  }

  private void run(RunEndpoint runs, RoutingContext call, RunEndpoint.Run run) {
    runs.start(call, run, () -> sendChange(call, new JsonObject()), failure -> fail(call, failure));
  }

  private JsonObject posts(RoutingContext call) {
    CatalogQuery query = CatalogQuery.of(name -> call.queryParams().get(name));
    String size = call.queryParams().get("size");
    int items =
        size != null && size.matches("[1-9][0-9]{0,2}")
            ? Integer.parseInt(size)
            : PublishedCatalog.PAGE;
    return ApiJson.posts(catalog.find(query, Math.min(items, LARGEST_PAGE)));
  }

  private JsonObject post(RoutingContext call) {
    String source = call.queryParams().get("source");
    return publisher
        .find(source == null ? "" : source)
        .map(ApiJson::entry)
        .orElseThrow(
            () ->
                new ContentServiceException(
                    404,
                    "There is no post \"" + source + "\". Use a source of " + BASE + "/posts."));
  }

  private JsonObject routes() {
    return new JsonObject()
        .put(
            "routes",
            ProjectOperations.routes(publisher.settings()).stream().map(Api::route).toList());
  }

  private static JsonObject route(RouteInfo route) {
    return new JsonObject()
        .put("id", route.id())
        .put("endpoint", route.endpoint())
        .put("description", route.description());
  }

  private JsonObject withdraw(RoutingContext call) {
    String source = ApiRequest.of(call).source();
    List<String> posts = contentService.withdraw(source);
    contentService.publish(new RunRequest(Set.of(), posts, false));
    return new JsonObject().put("withdrawn", source);
  }

  private JsonObject withdrawn() {
    return new JsonObject().put("withdrawn", contentService.withdrawn());
  }

  private JsonObject restore(RoutingContext call) {
    String name = ApiRequest.of(call).name();
    contentService.restore(name);
    return new JsonObject().put("restored", name);
  }

  private JsonObject rollback(RoutingContext call) {
    ApiRequest request = ApiRequest.of(call);
    if (request.run() > 0) {
      RunRollback done = publisher.holds().rollbackTo(request.run());
      catalog.changed();
      contentService.publish(RunRequest.CHANGES);
      return new JsonObject()
          .put("run", request.run())
          .put("changed", done.shown().size())
          .put("left", done.left());
    }
    int version = (int) Math.min(Integer.MAX_VALUE, request.version());
    int changed = publisher.holds().rollback(request.source(), version).size();
    catalog.changed();
    contentService.publish(RunRequest.CHANGES);
    return new JsonObject()
        .put("source", request.source())
        .put("version", version)
        .put("changed", changed);
  }

  private JsonObject release(RoutingContext call) {
    ApiRequest request = ApiRequest.of(call);
    if (request.run() > 0) {
      publisher.holds().release(request.run());
    } else {
      publisher.holds().release(request.source());
    }
    contentService.publish(RunRequest.CHANGES);
    return new JsonObject()
        .put("released", request.run() > 0 ? "run " + request.run() : request.source());
  }

  private JsonObject accept(RoutingContext call) {
    ApiRequest request = ApiRequest.of(call);
    LastInspection.accept(
        ProjectOperations.state(publisher.settings()), request.source(), request.version());
    return new JsonObject()
        .put("source", request.source())
        .put("acceptedVersion", request.version());
  }

  private JsonObject upload(RoutingContext call) {
    List<ContentService.Received> received =
        FormReceiver.received(call).stream().filter(file -> !file.name().isEmpty()).toList();
    String folder = call.request().getFormAttribute("folder");
    boolean replace = "true".equals(call.request().getFormAttribute("replace"));
    return new JsonObject()
        .put(
            "stored", contentService.take(received, folder == null ? "" : folder.strip(), replace));
  }

  private static void sendChange(RoutingContext call, JsonObject json) {
    String accept = call.request().getHeader("Accept");
    if (accept != null && accept.contains("text/html")) {
      // The next look is on the same page.
      Responses.seeOther(
          call, json.has("acceptedVersion") ? ServerAddresses.LOOKS : ServerAddresses.PRESS);
    } else {
      send(call, json);
    }
  }

  private static void send(RoutingContext call, JsonObject json) {
    Responses.send(call, 200, ResponseBody.of(JSON, json.toString()), Responses.PRIVATE);
  }

  private void fail(RoutingContext call, Throwable failure) {
    if (failure instanceof ContentServiceException e) {
      if (e.status() == FAULT) {
        LOG.log(Level.WARNING, e.getMessage(), e.getCause());
      }
      refuse.accept(call, new HttpProblem(e.status(), "Request failed", e.getMessage()));
    } else if (failure instanceof OffprintException e) {
      refuse.accept(call, new HttpProblem(400, "Request failed", e.getMessage()));
    } else if (failure instanceof ApiRequest.InvalidBodyException e) {
      refuse.accept(call, new HttpProblem(400, "Invalid request", e.getMessage()));
    } else {
      call.fail(failure);
    }
  }
}
