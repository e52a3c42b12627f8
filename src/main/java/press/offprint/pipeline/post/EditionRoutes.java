package press.offprint.pipeline.post;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import press.offprint.model.Publication;
import press.offprint.pipeline.config.RouteFile;
import press.offprint.pipeline.config.RouteFiles;
import press.offprint.pipeline.record.ExchangeKey;

/**
 * The editions of a project: every started route named {@code post-*}, {@code site-*} or {@code
 * book-*}. There is no other list, so a new edition is a new route file. In routes this bean is
 * {@code editions}.
 */
public final class EditionRoutes {
  /** The kind of the editions of issues: all of books, and those that only issues have. */
  public static final String ISSUE = "issue";

  private static final String BOOK = "book";
  private static final Set<String> ISSUES_ONLY = Set.of("book-mail");
  private static final Set<String> EBOOKS = Set.of("pdf", "epub");

  private final List<RouteFile> routes;
  private final Set<String> wanted;
  // Null before Camel is started.
  private volatile CamelContext camel;

  /**
   * Creates the editions.
   *
   * @param wanted names of the editions of this process; empty for all
   */
  public EditionRoutes(List<RouteFile> routes, Set<String> wanted) {
    this.routes = List.copyOf(routes);
    this.wanted = Set.copyOf(wanted);
  }

  /** Asks {@code context} from now on which routes are started. Before, every route counts. */
  public void useContext(CamelContext context) {
    camel = context;
  }

  /** Returns the endpoints of the stale editions of a post; none if it was rejected. */
  public List<String> forPost(Exchange exchange) {
    if (!(exchange.getMessage().getBody() instanceof Publication publication)) {
      return List.of();
    }
    Set<String> stale = new TreeSet<>(ExchangeKey.JOB.get(exchange).editions());
    if (!publication.article().hasEbooks()) {
      stale.removeAll(EBOOKS);
      routes.stream()
          .filter(route -> route.text().contains(RouteFiles.VARIANT))
          .forEach(route -> stale.remove(route.name().substring(prefix("post").length())));
    }
    return endpoints("post", stale);
  }

  /** Returns the endpoints of those of {@code editions} that have a started route, sorted. */
  public List<String> endpoints(String kind, Set<String> editions) {
    return names(kind).stream()
        .filter(editions::contains)
        .map(name -> "direct:" + prefix(kind) + name)
        .toList();
  }

  /**
   * Returns the names of the wanted editions that have a started route, sorted.
   *
   * @param kind {@code post}, {@code site}, {@code book} or {@link #ISSUE}
   */
  public List<String> names(String kind) {
    return started()
        .filter(id -> id.startsWith(prefix(kind)))
        .filter(id -> !kind.equals(BOOK) || !ISSUES_ONLY.contains(id))
        .map(id -> id.substring(prefix(kind).length()))
        .filter(name -> wanted.isEmpty() || wanted.contains(setting(kind, name)))
        .sorted()
        .toList();
  }

  // A book has editions of the same names, so the names of its routes are used in settings.
  private static String setting(String kind, String name) {
    return prefix(kind).startsWith(BOOK) ? prefix(kind) + name : name;
  }

  private static String prefix(String kind) {
    return (kind.equals(ISSUE) ? BOOK : kind) + "-";
  }

  private Stream<String> started() {
    CamelContext context = camel;
    return context == null
        ? routes.stream().map(RouteFile::name)
        : context.getRoutes().stream().map(Route::getRouteId).filter(id -> isStarted(context, id));
  }

  private static boolean isStarted(CamelContext context, String id) {
    ServiceStatus status = context.getRouteController().getRouteStatus(id);
    return status != null && status.isStarted();
  }
}
