package press.offprint.pipeline.config;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import press.offprint.model.OffprintException;
import press.offprint.model.Site;

/** Which editions are wanted: by the command line, else by the configuration, else all. */
public final class EditionSelection {
  private EditionSelection() {}

  public static Set<String> wanted(PublishSettings settings, Site site, List<RouteFile> routes) {
    Set<String> known = new TreeSet<>();
    for (RouteFile route : routes) {
      if (route.isFor("post") || route.isFor("site")) {
        known.add(route.edition());
      }
    }
    check("--to", settings.editions(), known);
    check("editions in the configuration", site.editions(), known);
    return settings.editions().isEmpty() ? Set.copyOf(site.editions()) : settings.editions();
  }

  private static void check(String where, Iterable<String> asked, Set<String> known) {
    for (String name : asked) {
      if (!known.contains(name)) {
        throw new OffprintException(
            where
                + " names the edition '"
                + name
                + "', and no route makes it. There are: "
                + String.join(", ", known)
                + ".");
      }
    }
  }
}
