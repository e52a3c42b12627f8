package press.offprint.pipeline.plan.input;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.edition.Edition;
import press.offprint.model.bytes.Bytes;
import press.offprint.pipeline.config.RouteFile;
import press.offprint.pipeline.config.SiteTemplates;

/**
 * The input hashes of editions: the text of the route, the beans and classes that it names, and the
 * folders of the templates that it names. Names are found in the text without regard to quotation
 * marks and YAML syntax; a name in a comment only makes the hash change more often. Safe for many
 * threads.
 */
public final class EditionFingerprints {
  private static final Pattern WORD = Pattern.compile("[A-Za-z][\\w-]*");
  private static final Pattern CLASS = Pattern.compile("[a-z][\\w]*(?:\\.[\\w$]+)+");
  private static final Pattern TEMPLATE = Pattern.compile("([\\w-]+)/[\\w./-]+\\.\\w+");

  /** The folder of the templates of shortcodes. */
  public static final String SHORTCODES = "shortcodes";

  private final Map<String, RouteFile> routes = new LinkedHashMap<>();
  private final Map<String, Edition> editions;
  private final SiteTemplates templates;
  private final String codeVersion;

  @GuardedBy("this")
  private final Map<String, String> hashes = new HashMap<>();

  /**
   * Creates the hashes.
   *
   * @param editions the editions in Java, by the name of their bean
   * @param codeVersion changes if the same post and template could give another rendition
   */
  public EditionFingerprints(
      List<RouteFile> routes,
      Map<String, Edition> editions,
      SiteTemplates templates,
      String codeVersion) {
    routes.forEach(route -> this.routes.put(route.name(), route));
    this.editions = Map.copyOf(editions);
    this.templates = templates;
    this.codeVersion = codeVersion;
  }

  /** Drops the hashes if a template was edited since the last run; returns true if none was. */
  public synchronized boolean refresh() {
    boolean same = !templates.refresh();
    if (!same) {
      hashes.clear();
    }
    return same;
  }

  /** Returns the data of the project, by the names of files. */
  public Map<String, Object> data() {
    return templates.data().values();
  }

  /** Returns the input hash of the edition that a route makes, such as {@code post-pdf}. */
  public synchronized String of(String route) {
    String known = hashes.get(route);
    if (known == null) {
      known = hash(route);
      hashes.put(route, known);
    }
    return known;
  }

  /** Returns the hash of all that a reading depends on beside the post, its site and its files. */
  public synchronized String ofReading() {
    return new InputHash().add(codeVersion).add(templates.get().fingerprint(SHORTCODES)).hash();
  }

  /**
   * The inputs of a route, found in its text.
   *
   * @param text the text of the route; empty if there is no such route
   * @param editions the editions in Java
   * @param classes from the names of classes to the hashes of their code
   * @param folders of templates
   * @param shortcodes true if the shortcodes of the project are inputs as well
   */
  public record Parts(
      String text,
      List<Edition> editions,
      Map<String, String> classes,
      Set<String> folders,
      boolean shortcodes) {}

  /** Returns the inputs of a route. */
  public Parts parts(String name) {
    RouteFile route = routes.get(name);
    String text = route == null ? "" : route.text();
    List<Edition> used =
        all(WORD, 0, steps(text)).stream()
            .map(editions::get)
            .filter(edition -> edition != null)
            .toList();
    Map<String, String> classes = new TreeMap<>();
    all(CLASS, 0, text).forEach(type -> classes.put(type, classHash(type)));
    return new Parts(
        text,
        used,
        classes,
        all(TEMPLATE, 1, text),
        name.startsWith("post-") || name.startsWith("book-"));
  }

  /** Returns the version of the program as far as editions depend on it. */
  public String codeVersion() {
    return codeVersion;
  }

  private String hash(String name) {
    Parts parts = parts(name);
    InputHash hash = new InputHash().add(codeVersion).add(name).add(parts.text());
    parts.editions().forEach(edition -> hash.add(edition.fingerprint()));
    parts.classes().values().forEach(hash::add);
    for (String folder : parts.folders()) {
      hash.add(templates.get().fingerprint(folder)).add(templates.dataFingerprint(folder));
    }
    if (parts.shortcodes()) {
      hash.add(templates.get().fingerprint(SHORTCODES));
    }
    return hash.hash();
  }

  // The route's id and endpoint hold the edition's name as well, which is no use of its bean.
  private static String steps(String text) {
    int steps = text.indexOf("steps:");
    return steps < 0 ? text : text.substring(steps);
  }

  private static Set<String> all(Pattern pattern, int group, String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(group));
    }
    return found;
  }

  // A bean that a route names by its class has no version number: its bytecode is the version.
  private static String classHash(String name) {
    String file = name.replace('.', '/') + ".class";
    try (InputStream code = EditionFingerprints.class.getClassLoader().getResourceAsStream(file)) {
      return code == null ? "" : Bytes.owning(code.readAllBytes()).sha256();
    } catch (IOException e) {
      throw new UncheckedIOException("The class " + name + " cannot be read", e);
    }
  }
}
