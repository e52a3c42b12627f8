package press.offprint.pipeline.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.offprint.content.data.DataException;
import press.offprint.content.data.LocatedValue;
import press.offprint.content.data.LocatedValue.Entry;
import press.offprint.content.data.LocatedValue.Mapping;
import press.offprint.content.data.LocatedValue.Scalar;
import press.offprint.content.data.LocatedValue.Sequence;
import press.offprint.content.data.YamlData;
import press.offprint.model.problem.OffprintException;

/**
 * The check of one route file of a project before anything is published: the route has the name of
 * the file, and a template edition has the name of the route. Offprint finds editions by file names
 * and Camel by the ids of routes, so that another id would make an edition that nothing calls.
 */
final class RouteFileCheck {
  private final Path file;
  private final RouteFile route;
  private final List<String> errors = new ArrayList<>();

  /** A route in the file; the id is empty if it has none. */
  private record Found(String id, int idLine, String endpoint, int endpointLine) {}

  private RouteFileCheck(Path file, RouteFile route) {
    this.file = file;
    this.route = route;
  }

  /**
   * Returns the errors of a file, each with its path and line. Wrong YAML is not among them,
   * because Camel reports it.
   */
  static List<String> errors(Path file, RouteFile route) {
    RouteFileCheck check = new RouteFileCheck(file, route);
    check.checkRoutes();
    check.checkCalls();
    return List.copyOf(check.errors);
  }

  /** Throws an exception that lists errors; does nothing if there are none. */
  static void report(List<String> errors) {
    if (!errors.isEmpty()) {
      throw new OffprintException(
          "The routes have errors; nothing was published:\n  " + String.join("\n  ", errors));
    }
  }

  private boolean isEdition() {
    return route.isEdition();
  }

  private void error(int line, String message) {
    errors.add(file + ":" + Math.max(line, 1) + ": " + message);
  }

  private void checkRoutes() {
    Optional<List<Found>> parsed = parse();
    if (parsed.isEmpty()) {
      return;
    }
    List<Found> routes = parsed.get();
    Optional<Found> own = routes.stream().filter(r -> r.id().equals(route.name())).findFirst();
    if (own.isEmpty()) {
      if (!routes.isEmpty()) {
        wrongId(routes.get(0));
      } else if (isEdition()) {
        error(1, "The file has no route. Add one with the id " + route.name() + ".");
      }
      return;
    }
    for (Found other : routes) {
      if (!other.equals(own.get()) && new RouteFile(other.id(), "").isEdition()) {
        error(
            other.idLine(),
            "The route "
                + other.id()
                + " is in the file of another edition. Move it to the file "
                + other.id()
                + RouteFile.ENDING
                + ".");
      }
    }
    String endpoint = "direct:" + route.name();
    if ((isEdition() || route.isFor("deliver") || route.isFor("alarm"))
        && !own.get().endpoint().equals(endpoint)) {
      error(
          own.get().endpointLine(),
          "The route begins at \""
              + own.get().endpoint()
              + "\", but "
              + (isEdition() ? "posts" : route.isFor("alarm") ? "alarms" : "files")
              + " are sent to its name. Write uri: "
              + endpoint
              + ".");
    }
  }

  private void wrongId(Found first) {
    if (first.id().isEmpty()) {
      error(first.idLine(), "The route has no id. Add id: " + route.name() + ".");
    } else {
      error(
          first.idLine(),
          "The route has the id "
              + first.id()
              + ", but its file has the name "
              + route.name()
              + ". Write id: "
              + route.name()
              + ", or rename the file to "
              + first.id()
              + RouteFile.ENDING
              + ".");
    }
  }

  private void checkCalls() {
    if (!isEdition()) {
      return;
    }
    for (TemplateCall call : TemplateCall.in(route)) {
      if (!call.edition().equals(route.edition())) {
        error(
            call.line(),
            "The route names the edition \""
                + call.edition()
                + "\", but it makes the edition "
                + route.edition()
                + ". Write '"
                + route.edition()
                + "' as the second argument.");
      }
      if (call.isNamedByPost() && !call.hasPost()) {
        error(
            call.line(),
            "The file name \""
                + call.fileName()
                + "\" has {name}, but the publication of the whole site has no name. Write a file"
                + " name without {name}.");
      }
    }
    if (route.isFor("site")) {
      TemplateCall.unnamedBook(route)
          .ifPresent(
              book ->
                  error(
                      book.line(),
                      "The edition "
                          + book.edition()
                          + " names its file by the post, but the publication of the whole site"
                          + " has no name. Use it in a route post-* only."));
    }
  }

  /** Returns the routes of the file; empty if the file is no list in YAML. */
  private Optional<List<Found>> parse() {
    try {
      // The list is put into a map, on a line before the first.
      Entry all = YamlData.parse("routes:\n" + route.text(), 0).entries().get("routes");
      List<Found> routes = new ArrayList<>();
      if (all == null || all.value().isNothing()) {
        return Optional.of(routes);
      }
      if (!(all.value() instanceof Sequence sequence)) {
        return Optional.empty();
      }
      for (LocatedValue item : sequence.items()) {
        if (item instanceof Mapping mapping) {
          Entry route = mapping.entries().get("route");
          if (route != null && route.value() instanceof Mapping body) {
            routes.add(found(body, route.line()));
          } else if (mapping.entries().containsKey("from")) {
            routes.add(found(mapping, item.line()));
          }
        }
      }
      return Optional.of(routes);
    } catch (DataException e) {
      return Optional.empty();
    }
  }

  private static Found found(Mapping route, int line) {
    Entry id = route.entries().get("id");
    Entry from = route.entries().get("from");
    Map<String, Entry> endpoint =
        from != null && from.value() instanceof Mapping mapping ? mapping.entries() : Map.of();
    Entry uri = endpoint.isEmpty() ? from : endpoint.get("uri");
    return new Found(
        id == null ? "" : text(id.value()),
        id == null ? line : id.line(),
        uri == null ? "" : endpoint(text(uri.value()), endpoint.get("parameters")),
        uri == null ? line : uri.line());
  }

  /** Returns an endpoint without options; Camel takes its name also from the parameters. */
  private static String endpoint(String uri, Entry parameters) {
    String plain = uri.replaceFirst("\\?.*", "").replaceFirst("^direct://", "direct:");
    Entry name =
        parameters != null && parameters.value() instanceof Mapping mapping
            ? mapping.entries().get("name")
            : null;
    return name == null || plain.contains(":") ? plain : plain + ":" + text(name.value());
  }

  private static String text(LocatedValue value) {
    return value instanceof Scalar scalar ? scalar.text() : "";
  }
}
