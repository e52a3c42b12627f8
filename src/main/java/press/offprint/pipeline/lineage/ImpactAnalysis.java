package press.offprint.pipeline.lineage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.StampedDependency;
import press.offprint.catalog.entry.StoredRendition;
import press.offprint.content.resource.BundlePictures;
import press.offprint.model.Dependency;
import press.offprint.model.Site;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.config.ProjectLayout;
import press.offprint.pipeline.config.PublishSettings;

/**
 * Finds what depends on an input, from the dependencies that the catalog has of each post and from
 * the inputs of each route. It uses the same lists as the up-to-date check.
 */
public final class ImpactAnalysis {
  private static final String PAGE = "html";
  private static final String ROUTE_ENDING = ".camel.yaml";
  private static final Set<Dependency.Kind> SHOWN =
      Set.of(Dependency.Kind.POST, Dependency.Kind.SURROUNDINGS, Dependency.Kind.RELATED);
  private static final Set<Dependency.Kind> NAVIGATION =
      Set.of(Dependency.Kind.SURROUNDINGS, Dependency.Kind.SECTION);

  private final PublishSettings settings;
  private final Collection<Path> named;
  private final String theme;
  private final boolean listsEditions;
  private final Collection<CatalogEntry> entries;
  private final Set<String> routes;
  private final EditionInputs inputs;
  private final Map<String, Set<String>> again = new TreeMap<>();
  private final Map<String, Set<String>> possible = new TreeMap<>();
  private final Set<String> site = new TreeSet<>();
  private final Set<String> possibleSite = new TreeSet<>();

  /**
   * Prepares one analysis.
   *
   * @param entries the catalog
   * @param routes the routes of the editions that have files, such as {@code site-rss}
   */
  public ImpactAnalysis(
      PublishSettings settings,
      Site site,
      Collection<CatalogEntry> entries,
      Set<String> routes,
      EditionInputs inputs) {
    this.settings = settings;
    this.named = ProjectLayout.named(settings, site);
    this.theme = site.theme();
    this.listsEditions = !site.editions().isEmpty();
    this.entries = entries.stream().filter(entry -> !entry.renditions().isEmpty()).toList();
    this.routes = Set.copyOf(routes);
    this.inputs = inputs;
  }

  /**
   * Returns what would be made again if a file changed. The file need not exist.
   *
   * @param key of the configuration; empty for a file as a whole
   * @throws OffprintException if no edition can depend on such a file
   */
  public Impact of(Path file, String key) {
    Path project = settings.project();
    Optional<String> content = below(settings.content(), file);
    Optional<String> name = below(project, file);
    if (file.equals(ProjectLayout.configuration(settings))) {
      ofSetting(key);
    } else if (content.isPresent()) {
      ofContent(content.get());
    } else if (statics(file).isPresent()) {
      ofFound(file, statics(file).get());
    } else if (named.contains(file)) {
      ofFound(file, name.get());
    } else {
      ofProject(name.orElseThrow(() -> unknown(file)), () -> unknown(file));
    }
    again.forEach((source, editions) -> remove(source, editions));
    possibleSite.removeAll(site);
    return new Impact(again, site, possible, possibleSite);
  }

  private void remove(String source, Set<String> editions) {
    possible.computeIfPresent(
        source,
        (name, some) -> {
          some.removeAll(editions);
          return some.isEmpty() ? null : some;
        });
  }

  private static OffprintException unknown(Path file) {
    return new OffprintException(
        "No edition depends on "
            + file
            + ". Name a post, a file that posts show, a template, a route, a font, a file of data/,"
            + " or the configuration.");
  }

  private static Optional<String> below(Path folder, Path file) {
    return file.startsWith(folder) && !file.equals(folder)
        ? Optional.of(folder.relativize(file).toString().replace('\\', '/'))
        : Optional.empty();
  }

  private Optional<String> statics(Path file) {
    return ProjectLayout.lookups(settings).stream()
        .flatMap(folder -> below(folder, file).stream())
        .findFirst();
  }

  // Posts read the file of the first folder that has one of this name.
  private void ofFound(Path file, String name) {
    List<Path> folders = new ArrayList<>();
    folders.add(settings.content());
    folders.addAll(ProjectLayout.lookups(settings));
    boolean isHidden =
        folders.stream()
            .map(folder -> folder.resolve(name))
            .takeWhile(one -> !one.equals(file))
            .anyMatch(Files::exists);
    if (!isHidden) {
      ofResource(name);
    }
  }

  private void ofContent(String name) {
    Optional<CatalogEntry> post =
        entries.stream().filter(entry -> entry.source().equals(name)).findFirst();
    if (post.isEmpty()) {
      ofResource(name);
      ofNewPicture(name);
      return;
    }
    again(post.get(), edition -> true);
    holding(name);
    String folder = name.substring(0, name.lastIndexOf('/') + 1);
    boolean section = name.substring(folder.length()).startsWith("_index.");
    for (CatalogEntry entry : entries) {
      // Titles, dates and terms of a post are on the pages of others; fields of a section cascade.
      if (section && entry.source().startsWith(folder)) {
        possible(entry, edition -> true);
      }
      boolean shown = false;
      for (StampedDependency one : entry.dependencies()) {
        boolean other = one.dependency().kind() == Dependency.Kind.POST;
        shown |= SHOWN.contains(one.dependency().kind()) && (!other || isNamed(one, name));
      }
      if (shown) {
        possible(entry, edition -> !entry.isBook());
      }
    }
    siteOf("site-").forEach(possibleSite::add);
  }

  private static boolean isNamed(StampedDependency one, String name) {
    return one.dependency().name().equals(name);
  }

  private void ofResource(String name) {
    for (CatalogEntry entry : entries) {
      if (entry.dependencies().stream()
          .anyMatch(one -> one.dependency().kind() == Dependency.Kind.FILE && isNamed(one, name))) {
        again(entry, edition -> true);
        holding(entry.source());
        // A picture that becomes a cover, and the sizes of downloads, are on pages of lists.
        possibleSite.addAll(siteOf("site-"));
      }
    }
  }

  // A new picture of a bundle can be its cover by its name.
  private void ofNewPicture(String name) {
    String folder = name.substring(0, name.lastIndexOf('/') + 1);
    List<String> file = List.of(name.substring(folder.length()));
    if (Files.exists(settings.content().resolve(name))
        || BundlePictures.of(folder, any -> file).isEmpty()) {
      return;
    }
    for (CatalogEntry entry : entries) {
      if (entry.dependencies().stream()
          .anyMatch(
              one -> one.dependency().kind() == Dependency.Kind.PICTURES && isNamed(one, folder))) {
        again(entry, edition -> true);
        holding(entry.source());
        possibleSite.addAll(siteOf("site-"));
      }
    }
  }

  // A book is made again with each of its posts.
  private void holding(String source) {
    for (CatalogEntry entry : entries) {
      if (entry.isBook() && entry.dependencies().stream().anyMatch(one -> isNamed(one, source))) {
        again(entry, edition -> true);
      }
    }
  }

  private void ofProject(String name, Supplier<OffprintException> unknown) {
    String[] parts = name.split("/", 2);
    String rest = parts.length < 2 ? "" : parts[1];
    String inTheme = rest.substring(rest.indexOf('/') + 1);
    switch (parts[0]) {
      case "templates" -> ofRoutes(route -> inputs.usesTemplate(route, rest));
      case "themes" -> {
        boolean isUsed = rest.equals(theme + "/" + inTheme);
        if (isUsed && inTheme.startsWith("fonts/")) {
          ofRoutes(inputs::usesFonts);
        } else if (isUsed && !Files.exists(settings.project().resolve("templates/" + inTheme))) {
          // A file of the project replaces that of its theme.
          ofRoutes(route -> inputs.usesTemplate(route, inTheme));
        }
      }
      case "fonts" -> ofRoutes(inputs::usesFonts);
      case "routes" -> ofRoutes(route -> rest.equals(route + ROUTE_ENDING));
      case "data" -> {
        ofRoutes(inputs::usesData);
        // Pages show the profiles of authors.
        entries.forEach(entry -> possible(entry, edition -> isAround(entry, edition)));
        possibleSite.addAll(siteOf("site-"));
      }
      default -> throw unknown.get();
    }
  }

  private void ofRoutes(Predicate<String> changed) {
    for (CatalogEntry entry : entries) {
      String kind = entry.isBook() ? "book-" : "post-";
      again(entry, edition -> changed.test(kind + edition));
    }
    siteOf("site-").stream().filter(edition -> changed.test("site-" + edition)).forEach(site::add);
    boolean downloads =
        again.values().stream().flatMap(Set::stream).anyMatch(edition -> !edition.equals(PAGE));
    if (downloads) {
      // Lists and feeds show the sizes of PDFs and ebooks.
      possibleSite.addAll(siteOf("site-"));
    }
  }

  private void ofSetting(String key) {
    if (key.equals("search") && listsEditions) {
      return; // The list of editions decides about the search page.
    }
    switch (key) {
      case "queue",
          "jobs",
          "copies",
          "store",
          "accept",
          "versions",
          "guard",
          "canary",
          "alarms",
          "deliver" -> {
        // No edition depends on them.
      }
      case "books", "issue" ->
          entries.stream()
              .filter(CatalogEntry::isBook)
              .forEach(entry -> possible(entry, edition -> true));
      case "remote" -> {
        entries.forEach(entry -> possible(entry, edition -> true));
        possibleSite.addAll(siteOf("site-"));
      }
      case "menus", "mainSections", "icon" -> {
        entries.forEach(entry -> possible(entry, edition -> isAround(entry, edition)));
        possibleSite.addAll(siteOf("site-"));
      }
      default -> {
        entries.forEach(entry -> again(entry, edition -> true));
        site.addAll(siteOf("site-"));
      }
    }
  }

  private static boolean isAround(CatalogEntry entry, String edition) {
    return edition.equals(PAGE)
        && (entry.isBook()
            || entry.dependencies().stream()
                .anyMatch(one -> NAVIGATION.contains(one.dependency().kind())));
  }

  private List<String> siteOf(String prefix) {
    List<String> names = new ArrayList<>();
    for (String route : routes) {
      if (route.startsWith(prefix)) {
        names.add(route.substring(prefix.length()));
      }
    }
    return names;
  }

  private void again(CatalogEntry entry, Predicate<String> wanted) {
    add(entry, wanted, again);
  }

  private void possible(CatalogEntry entry, Predicate<String> wanted) {
    add(entry, wanted, possible);
  }

  private static void add(
      CatalogEntry entry, Predicate<String> wanted, Map<String, Set<String>> to) {
    for (StoredRendition rendition : entry.renditions()) {
      String edition = rendition.download().edition();
      if (wanted.test(edition)) {
        to.computeIfAbsent(entry.source(), source -> new TreeSet<>()).add(edition);
      }
    }
  }
}
