package press.offprint.pipeline;

import java.util.List;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import press.offprint.model.Publication;

/**
 * Which editions there are: every started route named {@code post-*} or {@code site-*}. There is no
 * other list, so a new edition is a new route file.
 */
public final class Editions {
  private final CamelContext camel;
  private final Set<String> wanted;

  Editions(CamelContext camel, Set<String> wanted) {
    this.camel = camel;
    this.wanted = wanted;
  }

  /** The endpoints that a post goes to; none where it was rejected. */
  public List<String> forPost(Exchange exchange) {
    if (!(exchange.getMessage().getBody() instanceof Publication)) {
      return List.of();
    }
    Set<String> due = Job.of(exchange).editions();
    return names("post").stream().filter(due::contains).map(e -> "direct:post-" + e).toList();
  }

  /** The endpoints that the whole site goes to. */
  public List<String> forSite(Exchange exchange) {
    if (!(exchange.getMessage().getBody() instanceof Publication)) {
      return List.of();
    }
    Set<String> due = SiteWork.due(exchange).keySet();
    return names("site").stream().filter(due::contains).map(e -> "direct:site-" + e).toList();
  }

  /** Names of the wanted editions that have a started route, sorted. */
  List<String> names(String kind) {
    return camel.getRoutes().stream()
        .map(Route::getRouteId)
        .filter(id -> id.startsWith(kind + "-"))
        .filter(id -> camel.getRouteController().getRouteStatus(id).isStarted())
        .map(id -> id.substring(kind.length() + 1))
        .filter(name -> wanted.isEmpty() || wanted.contains(name))
        .sorted()
        .toList();
  }
}
