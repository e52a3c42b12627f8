package press.offprint.pipeline.plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.edition.Edition;
import press.offprint.model.bytes.Bytes;
import press.offprint.pipeline.config.RouteFile;
import press.offprint.pipeline.config.SiteTemplates;

/**
 * What decides an edition besides the publication: its route as written, the beans and classes that
 * the route names, and the folders of the templates that it names.
 */
public final class EditionFingerprints {
  private static final Pattern BEAN = Pattern.compile("\\bref:\\s*[\"']?([\\w-]+)");
  private static final Pattern CLASS = Pattern.compile("\\bbeanType:\\s*[\"']?([\\w.$]+)");
  private static final Pattern TEMPLATE = Pattern.compile("'([\\w-]+)/[\\w./-]+'");

  private final Map<String, RouteFile> routes = new LinkedHashMap<>();
  private final Map<String, Edition> editions;
  private final SiteTemplates templates;
  private final Map<String, String> known = new LinkedHashMap<>();

  public EditionFingerprints(
      List<RouteFile> routes, Map<String, Edition> editions, SiteTemplates templates) {
    routes.forEach(route -> this.routes.put(route.name(), route));
    this.editions = Map.copyOf(editions);
    this.templates = templates;
  }

  /** Takes up templates that were edited since the last run. */
  synchronized void refresh() {
    if (templates.refresh()) {
      known.clear();
    }
  }

  /** The key of the edition that {@code route}, such as {@code post-pdf}, makes. */
  public synchronized String of(String route) {
    return known.computeIfAbsent(route, this::make);
  }

  private String make(String name) {
    InputHash key = new InputHash().add(name);
    String text = Optional.ofNullable(routes.get(name)).map(RouteFile::text).orElse("");
    key.add(text);
    Matcher bean = BEAN.matcher(text);
    while (bean.find()) {
      Edition edition = editions.get(bean.group(1));
      if (edition != null) {
        key.add(edition.fingerprint());
      }
    }
    Matcher type = CLASS.matcher(text);
    while (type.find()) {
      key.add(classHash(type.group(1)));
    }
    Matcher template = TEMPLATE.matcher(text);
    while (template.find()) {
      key.add(templates.get().fingerprint(template.group(1)));
    }
    if (name.startsWith("post-")) {
      key.add(templates.get().fingerprint("shortcodes"));
    }
    return key.hash();
  }

  // A bean that a route names by its class has no version of its own: its code is.
  private static String classHash(String name) {
    String file = name.replace('.', '/') + ".class";
    try (InputStream code = EditionFingerprints.class.getClassLoader().getResourceAsStream(file)) {
      return code == null ? "" : Bytes.owning(code.readAllBytes()).sha256();
    } catch (IOException e) {
      throw new UncheckedIOException("The class " + name + " cannot be read", e);
    }
  }
}
