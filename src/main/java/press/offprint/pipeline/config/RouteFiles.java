package press.offprint.pipeline.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import press.offprint.model.Site;
import press.offprint.model.problem.OffprintException;
import press.offprint.model.settings.EditionVariant;
import press.offprint.pipeline.disk.IoErrorText;

/** The routes of a project: the built-in ones and those of its folder {@code routes}. */
public final class RouteFiles {
  // Named here, because not every kind of class path can be listed.
  private static final List<String> BUILT_IN =
      List.of(
          "alarm-mail",
          "alarm-webhook",
          "book-epub",
          "book-html",
          "book-mail",
          "book-pdf",
          "deliver-folder",
          "deliver-git",
          "deliver-http",
          "deliver-mail",
          "deliver-mastodon",
          "deliver-s3",
          "deliver-sftp",
          "deliver-webhook",
          "delivery-policy",
          "error-policy",
          "place-post",
          "plan-changes",
          "post-epub",
          "post-html",
          "post-pdf",
          "preview-drafts",
          "publish-book",
          "publish-changes",
          "publish-post",
          "publish-site",
          "queue-post",
          "queue-receive",
          "queue-send",
          "queue-work",
          "reader-book",
          "site-archive",
          "site-atom",
          "site-books",
          "site-card",
          "site-cite",
          "site-feeds",
          "site-hosts",
          "site-icon",
          "site-index",
          "site-issue-feed",
          "site-issues",
          "site-json",
          "site-lists",
          "site-nginx",
          "site-notfound",
          "site-redirects",
          "site-robots",
          "site-rss",
          "site-search",
          "site-sitemap",
          "watch-content");

  /** The beginning of the name of the bean of a variant. */
  public static final String VARIANT = "variant-";

  private RouteFiles() {}

  /**
   * Returns all routes in the order of their names. A file of the project replaces the built-in
   * route of that name.
   *
   * @throws OffprintException if a file of the project cannot be read, or has a route of another
   *     name; the message lists all errors with their lines
   */
  public static List<RouteFile> of(Path project) {
    Map<String, RouteFile> found = new TreeMap<>();
    for (String name : BUILT_IN) {
      found.put(name, new RouteFile(name, builtIn(name)));
    }
    Path folder = folder(project);
    List<String> errors = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        files
            .filter(file -> file.getFileName().toString().endsWith(RouteFile.ENDING))
            .sorted()
            .forEach(
                file -> {
                  RouteFile route = new RouteFile(name(file), text(file));
                  errors.addAll(RouteFileCheck.errors(file, route));
                  found.put(route.name(), route);
                });
      } catch (IOException e) {
        throw new OffprintException(
            "The route folder " + folder + " cannot be read: " + IoErrorText.of(e) + ".", e);
      }
    }
    RouteFileCheck.report(errors);
    return List.copyOf(found.values());
  }

  /** Returns one of the built-in routes, or the file of the project that replaces it. */
  public static RouteFile find(Path project, String name) {
    return of(project).stream()
        .filter(route -> route.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Returns all routes of a site: those of the project, and one for each variant of an edition,
   * which is the route of that edition with another name and bean.
   *
   * @throws OffprintException as {@link #of(Path)}
   */
  public static List<RouteFile> of(Path project, Site site) {
    List<RouteFile> all = new ArrayList<>(of(project));
    for (EditionVariant variant : site.variants()) {
      if (variant.isEditionItself()) {
        continue; // It has its route.
      }
      String base = variant.isOfBooks() ? variant.of() : "post-" + variant.of();
      String name = variant.route();
      if (all.stream().anyMatch(route -> route.name().equals(name))) {
        throw new OffprintException(
            "The key editions in the configuration has a variant "
                + variant.name()
                + ", but the route "
                + name
                + " makes that edition already. Choose another name.");
      }
      all.stream()
          .filter(route -> route.name().equals(base))
          .findFirst()
          .map(route -> route.text())
          .map(text -> text.replaceAll("\\b" + base + "\\b", name))
          .map(
              text ->
                  text.replaceAll(
                      "(ref: *)" + variant.format() + "\\b", "$1" + VARIANT + variant.name()))
          .ifPresent(text -> all.add(new RouteFile(name, text)));
    }
    return all.stream().sorted(Comparator.comparing(RouteFile::name)).toList();
  }

  /** Returns the folder of the routes of a project; it may be missing. */
  public static Path folder(Path project) {
    return project.resolve("routes");
  }

  /** Returns the file of a route for people. */
  static String place(Path project, RouteFile route) {
    return isBuiltIn(route)
        ? "the built-in route " + route.name()
        : folder(project).resolve(route.fileName()).toString();
  }

  public static List<String> builtIn() {
    return BUILT_IN;
  }

  /** Returns true if the route is built in and not replaced by the project. */
  public static boolean isBuiltIn(RouteFile route) {
    return BUILT_IN.contains(route.name()) && builtIn(route.name()).equals(route.text());
  }

  private static String builtIn(String name) {
    String resource = "/routes/" + name + RouteFile.ENDING;
    try (InputStream in = RouteFiles.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(
            "The resource " + resource + " is missing in Offprint's jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - RouteFile.ENDING.length());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new OffprintException(
          "The route " + file + " cannot be read: " + IoErrorText.of(e) + ".", e);
    }
  }
}
