package press.offprint.pipeline.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.SiteRendition;
import press.offprint.catalog.entry.StoredRendition;
import press.offprint.pipeline.disk.output.OutputFolder;
import press.offprint.pipeline.plan.BuildPlan;
import press.offprint.pipeline.state.CatalogCache;

/**
 * The editions that a project made and makes no more, because their route was removed or the
 * configuration leaves them out. A complete run withdraws their files of all posts. A run for some
 * editions or some posts withdraws nothing, and an edition that was only made by {@code --to} stays
 * as long as it has a route.
 */
public final class DroppedEditions {
  private static final String CONFIGURED = "configured-editions";
  private static final String POST = "post-";
  private static final String SITE = "site-";

  private final CatalogCache catalog;
  private final OutputFolder output;
  private final Set<String> configured;
  private final Set<String> routes;
  private final boolean allEditions;
  private final Consumer<String> notices;

  /**
   * Creates the editions.
   *
   * @param configured the routes of the editions of the project, such as {@code post-pdf}
   * @param routes all routes of the project
   * @param allEditions false if the command line names some editions
   */
  public DroppedEditions(
      CatalogCache catalog,
      OutputFolder output,
      Set<String> configured,
      Set<String> routes,
      boolean allEditions,
      Consumer<String> notices) {
    this.catalog = catalog;
    this.output = output;
    this.configured = new TreeSet<>(configured);
    this.routes = Set.copyOf(routes);
    this.allEditions = allEditions;
    this.notices = notices;
  }

  /** Returns true if {@link #withdraw} would change something. */
  public boolean exist(BuildPlan plan) {
    if (!isFor(plan)) {
      return false;
    }
    Set<String> before = before();
    return !before.equals(configured)
        || catalog.all().stream()
            .flatMap(entry -> entry.renditions().stream())
            .anyMatch(rendition -> isDropped(rendition, before))
        || catalog.siteRenditions().stream().anyMatch(file -> isDropped(file, before));
  }

  /** Removes the files of dropped editions from the output folder and the catalog. */
  void withdraw(BuildPlan plan) {
    if (!isFor(plan)) {
      return;
    }
    Set<String> before = before();
    Set<String> editions = new TreeSet<>();
    Set<String> paths = new TreeSet<>();
    List<CatalogEntry> changed = new ArrayList<>();
    for (CatalogEntry entry : catalog.all()) {
      List<StoredRendition> kept = new ArrayList<>();
      for (StoredRendition rendition : entry.renditions()) {
        if (isDropped(rendition, before)) {
          editions.add(rendition.download().edition());
          paths.add(rendition.download().path());
          paths.addAll(rendition.companions());
        } else {
          kept.add(rendition);
        }
      }
      if (kept.size() < entry.renditions().size()) {
        changed.add(entry.withRenditions(kept));
      }
    }
    List<String> sitePaths = new ArrayList<>();
    for (SiteRendition file : catalog.siteRenditions()) {
      if (isDropped(file, before)) {
        editions.add(file.edition());
        sitePaths.add(file.path());
        catalog.siteEditionHash(file.edition(), "");
      }
    }
    paths.addAll(sitePaths);
    remove(paths, changed, sitePaths);
    if (!before.equals(configured)) {
      catalog.setting(CONFIGURED, String.join(" ", configured));
    }
    if (!paths.isEmpty()) {
      notices.accept(
          "The project no longer makes "
              + (editions.size() == 1 ? "the edition " : "the editions ")
              + String.join(", ", editions)
              + "; "
              + paths.size()
              + (paths.size() == 1 ? " file was withdrawn." : " files were withdrawn."));
    }
  }

  // The files are removed before the catalog forgets them, so that a killed run can be repeated.
  private void remove(Set<String> paths, List<CatalogEntry> changed, List<String> sitePaths) {
    if (paths.isEmpty()) {
      return;
    }
    Set<String> sources = new HashSet<>();
    Set<String> kept = new HashSet<>();
    for (CatalogEntry entry : changed) {
      sources.add(entry.source());
      kept.addAll(entry.paths());
    }
    for (CatalogEntry entry : catalog.all()) {
      if (!sources.contains(entry.source())) {
        kept.addAll(entry.paths());
      }
    }
    catalog.siteRenditions().stream()
        .map(SiteRendition::path)
        .filter(path -> !sitePaths.contains(path))
        .forEach(kept::add);
    paths.stream().filter(path -> !kept.contains(path)).forEach(output::remove);
    changed.forEach(catalog::put);
    catalog.removeSite(sitePaths);
  }

  private boolean isFor(BuildPlan plan) {
    return allEditions && plan.complete() && plan.request().editions().isEmpty();
  }

  private boolean isDropped(StoredRendition rendition, Set<String> before) {
    return isDropped(POST + rendition.download().edition(), before);
  }

  private boolean isDropped(SiteRendition file, Set<String> before) {
    return !file.isCopy() && isDropped(SITE + file.edition(), before);
  }

  private boolean isDropped(String route, Set<String> before) {
    return !routes.contains(route) || (before.contains(route) && !configured.contains(route));
  }

  /** Returns the routes of the editions at the last complete run. */
  private Set<String> before() {
    Set<String> before = new TreeSet<>(Arrays.asList(catalog.setting(CONFIGURED).split(" ", -1)));
    before.remove("");
    return before;
  }
}
