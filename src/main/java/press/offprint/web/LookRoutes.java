package press.offprint.web;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import press.offprint.model.problem.OffprintException;
import press.offprint.model.text.ServerAddresses;
import press.offprint.pipeline.ProjectOperations;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.inspect.LastInspection;
import press.offprint.web.auth.AccessControl;
import press.offprint.web.http.HttpProblem;
import press.offprint.web.http.ResponseBody;
import press.offprint.web.http.Responses;
import press.offprint.web.page.LineagePages;
import press.offprint.web.page.PageRenderer;

/**
 * Pages for editors that show earlier versions or files of the project: the looks that the last
 * inspection found changed, the comparison of two versions, and the effects of a change.
 */
final class LookRoutes {
  private static final String PICTURES = ServerAddresses.LOOKS + "/";

  private final Path state;
  private final PageRenderer pages;
  private final LineagePages lineage;
  private final AccessControl accessControl;

  LookRoutes(Publisher publisher, PageRenderer pages, AccessControl accessControl) {
    this.state = ProjectOperations.state(publisher.settings());
    this.pages = pages;
    this.lineage = new LineagePages(pages, publisher);
    this.accessControl = accessControl;
  }

  void add(Routes routes) {
    add(routes, ServerAddresses.LOOKS, routes.page(Responses.PRIVATE, call -> looks()));
    add(routes, PICTURES + "*", routes.body(Responses.PRIVATE, this::picture));
    Routes.BodyMaker diff = this::diff;
    add(
        routes,
        ServerAddresses.PREFIX + "diff",
        routes.send(diff, (call, body) -> Responses.page(call, 200, body, Responses.PRIVATE)));
    add(
        routes,
        ServerAddresses.PREFIX + "impact",
        routes.page(
            Responses.PRIVATE, call -> lineage.impact(text(call, "file"), text(call, "key"))));
  }

  private void add(Routes routes, String path, Handler<RoutingContext> handler) {
    routes
        .get(path)
        .handler(accessControl::checkGuesses)
        .handler(
            call -> {
              if (accessControl.isEditor(call)) {
                call.next();
              } else {
                routes.refuse().accept(call, HttpProblem.TOKEN);
              }
            })
        .handler(handler);
  }

  private ResponseBody looks() {
    return pages.page(
        "room/looks.html", "press", Map.of("posts", LastInspection.of(state).posts()));
  }

  private Optional<ResponseBody> picture(RoutingContext call) throws IOException {
    return LastInspection.picture(state, Routes.rest(call, PICTURES))
        .map(content -> ResponseBody.of("image/png", content));
  }

  // A version that is no longer kept is a page that does not exist.
  private Optional<ResponseBody> diff(RoutingContext call) {
    try {
      return Optional.of(
          lineage.diff(text(call, "source"), number(call, "older"), number(call, "newer")));
    } catch (OffprintException e) {
      return Optional.empty();
    }
  }

  private static String text(RoutingContext call, String name) {
    return Objects.requireNonNullElse(call.queryParams().get(name), "").strip();
  }

  private static int number(RoutingContext call, String name) {
    String text = text(call, name);
    return text.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(text) : 0;
  }
}
