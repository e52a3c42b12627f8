package press.offprint.pipeline;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.run.RouteInfo;

/**
 * The run that a person starts by triggering a route.
 *
 * @param editions names of the editions to make; empty for all
 * @param force true if they are made again although nothing changed
 */
record RouteRequest(Set<String> editions, boolean force) {

  /**
   * Returns the run of a route.
   *
   * @throws OffprintException if there is no such route, or it is not for people
   */
  static RouteRequest of(String route, List<RouteInfo> routes) {
    List<String> ids = routes.stream().map(RouteInfo::id).toList();
    if (!ids.contains(route)) {
      throw new OffprintException(
          "There is no route '" + route + "'. There are: " + String.join(", ", ids) + ".");
    }
    if (route.startsWith("deliver-")) {
      throw new OffprintException(
          "The route '" + route + "' sends published files; run 'offprint deliver TARGET'.");
    }
    if (route.startsWith("alarm-")) {
      throw new OffprintException(
          "The route '" + route + "' sends alarms of odd and failed runs; see docs/guard.md.");
    }
    return switch (route) {
      case "watch-content" ->
          throw new OffprintException(
              "The route '" + route + "' watches the content folder; run 'offprint watch'.");
      case "publish-changes" -> new RouteRequest(Set.of(), false);
      case "publish-post" -> new RouteRequest(named("post-", ids), true);
      case "publish-site" -> new RouteRequest(named("site-", ids), true);
      case "publish-book" ->
          new RouteRequest(
              ids.stream().filter(id -> id.startsWith("book-")).collect(Collectors.toSet()), true);
      default -> new RouteRequest(Set.of(edition(route)), true);
    };
  }

  private static String edition(String route) {
    return route.startsWith("book-") ? route : route.substring(route.indexOf('-') + 1);
  }

  private static Set<String> named(String prefix, List<String> ids) {
    return ids.stream()
        .filter(id -> id.startsWith(prefix))
        .map(id -> id.substring(prefix.length()))
        .collect(Collectors.toUnmodifiableSet());
  }
}
