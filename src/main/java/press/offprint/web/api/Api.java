package press.offprint.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import press.offprint.model.OffprintException;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.run.RunRequest;
import press.offprint.web.catalog.CatalogQuery;
import press.offprint.web.catalog.PublishedCatalog;
import press.offprint.web.http.AccessControl;
import press.offprint.web.http.HttpProblem;
import press.offprint.web.http.ResponseBody;
import press.offprint.web.http.Responses;
import press.offprint.web.monitor.RunMonitor;
import press.offprint.web.upload.ContentService;
import press.offprint.web.upload.ContentServiceException;

/**
 * Version 1 of the interface for programs. Its forms serve the press page too: a browser that sends
 * one without a script is led back there.
 */
public final class Api {
  /** Where it is. */
  public static final String BASE = "/api/v1";

  static final String JSON = "application/json";
  private static final long SMALL_BODY = 256 << 10;
  private static final long UPLOAD = 300L << 20;
  private static final int MOST = 500;

  private final Publisher publisher;
  private final ContentService contentService;
  private final PublishedCatalog catalog;
  private final RunMonitor monitor;
  private final AccessControl accessControl;
  private final Refuser refuser;

  /** Answers a request that is refused. */
  public interface Refuser {
    void refuse(RoutingContext call, HttpProblem problem);
  }

  public Api(
      Publisher publisher,
      ContentService contentService,
      PublishedCatalog catalog,
      RunMonitor monitor,
      AccessControl accessControl,
      Refuser refuser) {
    this.publisher = publisher;
    this.contentService = contentService;
    this.catalog = catalog;
    this.monitor = monitor;
    this.accessControl = accessControl;
    this.refuser = refuser;
  }

  /** Adds its routes. */
  public void add(Router router, Vertx vertx) {
    RunEndpoint runs = new RunEndpoint(vertx);
    get(router, "/openapi.json")
        .handler(call -> Responses.send(call, 200, OpenApi.body(), Responses.REVALIDATE));
    get(router, "/posts").handler(answering(vertx, this::posts));
    get(router, "/post").handler(answering(vertx, this::post));
    get(router, "/routes").handler(answering(vertx, call -> routes()));
    get(router, "/withdrawn").handler(accessControl::changing);
    get(router, "/withdrawn").handler(answering(vertx, call -> withdrawn()));
    get(router, "/status").handler(answering(vertx, call -> ApiJson.status(monitor.state())));
    post(router, "/publish", SMALL_BODY)
        .handler(
            call ->
                run(
                    runs,
                    call,
                    client -> contentService.publish(ApiRequest.of(call).runRequest(), client)));
    post(router, "/routes/:id/trigger", SMALL_BODY).handler(call -> trigger(runs, call));
    post(router, "/withdraw", SMALL_BODY)
        .handler(changing(runs, call -> withdraw(ApiRequest.of(call).source())));
    post(router, "/restore", SMALL_BODY)
        .handler(changing(runs, call -> restore(ApiRequest.of(call).name())));
    post(router, "/uploads", UPLOAD).handler(changing(runs, this::upload));
  }

  private static Route get(Router router, String path) {
    return router.route(BASE + path).method(HttpMethod.GET).method(HttpMethod.HEAD);
  }

  private Route post(Router router, String path, long limit) {
    Path inbox = contentService.inbox();
    boolean files = limit == UPLOAD;
    BodyHandler bodies = files ? BodyHandler.create(inbox.toString()) : BodyHandler.create(false);
    bodies.setBodyLimit(limit).setDeleteUploadedFilesOnEnd(true).setMergeFormAttributes(true);
    // Whoever may not change anything is sent away before a byte of the body is taken.
    router.post(BASE + path).handler(accessControl::changing);
    return router.post(BASE + path).handler(bodies);
  }

  private io.vertx.core.Handler<RoutingContext> answering(
      Vertx vertx, Function<RoutingContext, ObjectNode> make) {
    return call ->
        vertx
            .executeBlocking(() -> make.apply(call), false)
            .onFailure(failure -> fail(call, failure))
            .onSuccess(json -> send(call, 200, json));
  }

  // A change may take long and others must not wait for it: changes have threads of their own.
  private io.vertx.core.Handler<RoutingContext> changing(
      RunEndpoint runs, Function<RoutingContext, ObjectNode> change) {
    return call ->
        runs.change(() -> change.apply(call))
            .onFailure(failure -> fail(call, failure))
            .onSuccess(json -> done(call, json));
  }

  private void run(RunEndpoint runs, RoutingContext call, RunEndpoint.Run run) {
    runs.start(call, run, () -> done(call, ApiJson.object()), failure -> fail(call, failure));
  }

  private void trigger(RunEndpoint runs, RoutingContext call) {
    String route = call.pathParam("id");
    run(runs, call, client -> contentService.trigger(route, ApiRequest.of(call).sources(), client));
  }

  private ObjectNode posts(RoutingContext call) {
    CatalogQuery query = CatalogQuery.of(name -> call.queryParams().get(name));
    String size = call.queryParams().get("size");
    int items =
        size != null && size.matches("[1-9][0-9]{0,2}")
            ? Integer.parseInt(size)
            : PublishedCatalog.PAGE;
    return ApiJson.posts(catalog.find(query, Math.min(items, MOST)));
  }

  private ObjectNode post(RoutingContext call) {
    String source = call.queryParams().get("source");
    return publisher
        .find(source == null ? "" : source)
        .map(ApiJson::entry)
        .orElseThrow(() -> new NoSuchPost(source));
  }

  private ObjectNode routes() {
    ObjectNode json = ApiJson.object();
    ArrayNode routes = json.putArray("routes");
    Publisher.routes(publisher.settings())
        .forEach(
            route ->
                routes
                    .addObject()
                    .put("id", route.id())
                    .put("endpoint", route.endpoint())
                    .put("description", route.description()));
    return json;
  }

  private ObjectNode withdraw(String source) {
    List<String> posts = contentService.withdraw(source);
    contentService.publish(new RunRequest(Set.of(), posts, false));
    return ApiJson.object().put("withdrawn", source);
  }

  private ObjectNode withdrawn() {
    ObjectNode json = ApiJson.object();
    contentService.withdrawn().forEach(json.putArray("withdrawn")::add);
    return json;
  }

  private ObjectNode restore(String name) {
    contentService.restore(name);
    return ApiJson.object().put("restored", name);
  }

  private ObjectNode upload(RoutingContext call) {
    List<ContentService.Received> received =
        call.fileUploads().stream()
            .filter(file -> file.size() > 0 || !file.fileName().isEmpty())
            .map(Api::received)
            .toList();
    String folder = call.request().getFormAttribute("folder");
    boolean replace = "true".equals(call.request().getFormAttribute("replace"));
    ArrayNode stored = ApiJson.object().putArray("stored");
    contentService
        .take(received, folder == null ? "" : folder.strip(), replace)
        .forEach(stored::add);
    ObjectNode json = ApiJson.object();
    json.set("stored", stored);
    return json;
  }

  private static ContentService.Received received(FileUpload file) {
    return new ContentService.Received(file.fileName(), Path.of(file.uploadedFileName()));
  }

  private void done(RoutingContext call, ObjectNode json) {
    if (isForm(call)) {
      Responses.seeOther(call, "/press");
    } else {
      send(call, 200, json);
    }
  }

  private static boolean isForm(RoutingContext call) {
    String accept = call.request().getHeader("Accept");
    return accept != null && accept.contains("text/html");
  }

  private static void send(RoutingContext call, int status, ObjectNode json) {
    Responses.send(call, status, ResponseBody.of(JSON, json.toString()), Responses.PRIVATE);
  }

  private void fail(RoutingContext call, Throwable failure) {
    if (failure instanceof ContentServiceException e) {
      refuser.refuse(call, new HttpProblem(e.status(), "That cannot be done", e.getMessage()));
    } else if (failure instanceof OffprintException e) {
      refuser.refuse(call, new HttpProblem(400, "That cannot be done", e.getMessage()));
    } else if (failure instanceof ApiRequest.Unclear e) {
      refuser.refuse(call, new HttpProblem(400, "Not understood", e.getMessage()));
    } else if (failure instanceof NoSuchPost e) {
      refuser.refuse(call, new HttpProblem(404, "No such post", e.getMessage()));
    } else {
      call.fail(failure);
    }
  }

  private static final class NoSuchPost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoSuchPost(String source) {
      super("Nothing is known of \"" + source + "\". Name a post as in source of /api/v1/posts.");
    }
  }
}
