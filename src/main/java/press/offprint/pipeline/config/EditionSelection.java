package press.offprint.pipeline.config;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
    Set<String> known = new TreeSet<>();
    for (RouteFile route : routes) {
      if (route.isFor("post") || route.isFor("site")) {
        known.add(route.edition());
      }
    }
    check("The option --to", settings.editions(), known);
    check("The key editions in the configuration", site.editions(), known);
    return settings.editions().isEmpty() ? Set.copyOf(site.editions()) : settings.editions();
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
