package press.offprint.pipeline.plan;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import press.offprint.model.Publication;
import press.offprint.pipeline.config.RouteFile;
import press.offprint.pipeline.site.SiteExchange;

/**
 * Which editions there are: every started route named {@code post-*} or {@code site-*}. There is no
 * other list, so a new edition is a new route file.
 */
public final class EditionRoutes {
  private final List<RouteFile> routes;
  private final Set<String> wanted;
  private volatile Optional<CamelContext> camel = Optional.empty();

  public EditionRoutes(List<RouteFile> routes, Set<String> wanted) {
    this.routes = List.copyOf(routes);
    this.wanted = Set.copyOf(wanted);
  }

  /** From now on Camel is asked which routes are started; before, every route is taken for one. */
  public void started(CamelContext context) {
    camel = Optional.of(context);
  }

  /** The endpoints that a post goes to; none where it was rejected. */
  public List<String> forPost(Exchange exchange) {
    if (!(exchange.getMessage().getBody() instanceof Publication)) {
      return List.of();
    }
    return PostJob.of(exchange).editions().stream()
        .filter(name -> wanted.isEmpty() || wanted.contains(name))
        .filter(name -> camel.filter(context -> !isStarted(context, "post-" + name)).isEmpty())
        .sorted()
        .map(name -> "direct:post-" + name)
        .toList();
  }

  /** The endpoints that the whole site goes to. */
  public List<String> forSite(Exchange exchange) {
    if (!(exchange.getMessage().getBody() instanceof Publication)) {
      return List.of();
    }
    Set<String> due = SiteExchange.due(exchange).keySet();
    return names("site").stream().filter(due::contains).map(e -> "direct:site-" + e).toList();
  }

  /** Names of the wanted editions that have a started route, sorted. */
  public List<String> names(String kind) {
    return camel
        .map(EditionRoutes::startedRoutes)
        .orElseGet(() -> routes.stream().map(RouteFile::name))
        .filter(id -> id.startsWith(kind + "-"))
        .map(id -> id.substring(kind.length() + 1))
        .filter(name -> wanted.isEmpty() || wanted.contains(name))
        .sorted()
        .toList();
  }

  private static Stream<String> startedRoutes(CamelContext context) {
    return context.getRoutes().stream().map(Route::getRouteId).filter(id -> isStarted(context, id));
  }

  private static boolean isStarted(CamelContext context, String id) {
    ServiceStatus status = context.getRouteController().getRouteStatus(id);
    return status != null && status.isStarted();
  }
}
