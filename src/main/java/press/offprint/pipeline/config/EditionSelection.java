package press.offprint.pipeline.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import press.offprint.model.Site;
import press.offprint.model.problem.OffprintException;

/** The editions to make. */
public final class EditionSelection {
  private EditionSelection() {}

  /**
   * Returns the editions that the command line names, else those of the configuration; empty for
   * all.
   *
   * @throws OffprintException if one of them has no route
   */
  public static Set<String> wanted(PublishSettings settings, Site site, List<RouteFile> routes) {
    Set<String> known = known(routes);
    check("The option --to", settings.editions(), known);
    check("The key editions in the configuration", site.editions(), known);
    if (!settings.editions().isEmpty()) {
      return settings.editions();
    }
    return known.stream().allMatch(site::makes)
        ? Set.of()
        : known.stream().filter(site::makes).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Checks the editions that a request names.
   *
   * @throws OffprintException if one of them has no route
   */
  public static void check(Iterable<String> names, List<RouteFile> routes) {
    check("The request", names, known(routes));
  }

  private static Set<String> known(List<RouteFile> routes) {
    Set<String> known = new TreeSet<>();
    for (RouteFile route : routes) {
      if (route.isEdition()) {
        known.add(route.setting());
      }
    }
    return known;
  }

  /**
   * Returns the routes of the editions of a project, without regard to the command line.
   *
   * @param site its key {@code editions} may choose some
   */
  public static Set<String> configured(Site site, List<RouteFile> routes) {
    Set<String> names = new TreeSet<>();
    for (RouteFile route : routes) {
      if (route.isEdition() && site.makes(route.setting())) {
        names.add(route.name());
      }
    }
    return names;
  }

  /**
   * Checks that no two editions of a project make the same file.
   *
   * @throws OffprintException if two of them make one file; the message names both routes
   */
  public static void requireSeparateFiles(Path project, Site site, List<RouteFile> routes) {
    Set<String> configured = configured(site, routes);
    List<RouteFile> builtInFirst = new ArrayList<>(routes);
    builtInFirst.sort(Comparator.comparing(route -> !RouteFiles.isBuiltIn(route)));
    Map<String, RouteFile> owners = new HashMap<>();
    List<String> errors = new ArrayList<>();
    for (RouteFile route : builtInFirst) {
      if (configured.contains(route.name()) && !route.text().contains("autoStartup")) {
        for (TemplateCall file : TemplateCall.files(route)) {
          RouteFile owner = owners.putIfAbsent(file.key(), route);
          if (owner != null && !owner.equals(route)) {
            errors.add(
                RouteFiles.place(project, route)
                    + ":"
                    + file.line()
                    + ": The edition "
                    + route.edition()
                    + " makes the file \""
                    + file.fileName()
                    + "\", which the edition "
                    + owner.edition()
                    + " makes as well ("
                    + RouteFiles.place(project, owner)
                    + "). Give it another file name, or leave one of them out with the key editions"
                    + " in offprint.yaml.");
          }
        }
      }
    }
    RouteFileCheck.report(errors);
  }

  private static void check(String setting, Iterable<String> names, Set<String> known) {
    for (String name : names) {
      if (!known.contains(name)) {
        throw new OffprintException(
            setting
                + " names the edition '"
                + name
                + "', but no route makes that edition. Choose from: "
                + String.join(", ", known)
                + ".");
      }
    }
  }
}
