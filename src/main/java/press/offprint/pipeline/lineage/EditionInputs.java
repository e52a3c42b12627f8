package press.offprint.pipeline.lineage;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import press.offprint.edition.Edition;
import press.offprint.model.bytes.Bytes;
import press.offprint.pipeline.config.SiteTemplates;
import press.offprint.pipeline.plan.input.EditionFingerprints;

/**
 * The inputs that all posts of one edition share, each with its name: what {@link
 * EditionFingerprints} and the fingerprint of the settings put into one hash. Safe for many
 * threads.
 */
public final class EditionInputs {
  /** The keys of the configuration that no rendition of a post depends on. */
  static final Set<String> KEYS_BESIDE =
      Set.of(
          "queue",
          "jobs",
          "copies",
          "store",
          "accept",
          "books",
          "issue",
          "versions",
          "guard",
          "canary",
          "alarms",
          "deliver",
          "remote",
          "menus",
          "mainSections",
          "icon");

  private static final String TRANSLATIONS = "i18n";

  private final EditionFingerprints fingerprints;
  private final SiteTemplates templates;
  private final Map<String, String> settings;
  private final Supplier<Map<String, String>> fonts;

  @GuardedBy("this")
  private final Map<String, Known> known = new HashMap<>();

  private record Known(String fingerprint, Map<String, String> inputs) {}

  /**
   * Creates the list.
   *
   * @param settings the hashes of the keys of the configuration
   * @param fonts the hashes of the fonts of the project, by their paths
   */
  public EditionInputs(
      EditionFingerprints fingerprints,
      SiteTemplates templates,
      Map<String, String> settings,
      Supplier<Map<String, String>> fonts) {
    this.fingerprints = fingerprints;
    this.templates = templates;
    this.settings = settings;
    this.fonts = fonts;
  }

  /** Returns the inputs of a route: from a kind, a space and a name to a fingerprint. */
  public synchronized Map<String, String> of(String route) {
    String fingerprint = fingerprints.of(route);
    Known found = known.get(route);
    if (found == null || !found.fingerprint().equals(fingerprint)) {
      found = new Known(fingerprint, inputs(route));
      known.put(route, found);
    }
    return found.inputs();
  }

  private Map<String, String> inputs(String route) {
    EditionFingerprints.Parts parts = fingerprints.parts(route);
    Map<String, String> inputs = new TreeMap<>();
    inputs.put("program version", fingerprints.codeVersion());
    inputs.put("route routes/" + route + ".camel.yaml", Bytes.sha256(parts.text()));
    parts.classes().forEach((name, hash) -> inputs.put("class " + name, hash));
    for (Edition edition : parts.editions()) {
      inputs.put("edition " + edition.name(), edition.fingerprint());
      fonts.get().forEach((name, hash) -> inputs.put("font " + name, hash));
    }
    for (String folder : folders(parts)) {
      templates
          .get()
          .files(folder)
          .forEach((name, hash) -> inputs.put("template templates/" + name, hash));
    }
    if (parts.folders().stream().anyMatch(templates.get()::usesData)) {
      templates.data().files().forEach((name, hash) -> inputs.put("data data/" + name, hash));
    }
    settings.forEach(
        (key, hash) -> {
          if (!KEYS_BESIDE.contains(key)) {
            inputs.put("setting " + key, hash);
          }
        });
    return inputs;
  }

  /** Returns the folders of templates whose files, present or new, a route depends on. */
  static Set<String> folders(EditionFingerprints.Parts parts) {
    Set<String> folders = new TreeSet<>(parts.folders());
    parts.editions().forEach(edition -> folders.addAll(edition.templateFolders()));
    if (parts.shortcodes()) {
      folders.add(EditionFingerprints.SHORTCODES);
    }
    return folders;
  }

  /**
   * Returns true if a template is an input of a route, also one that does not exist yet.
   *
   * @param name such as {@code web/post.html}
   */
  boolean usesTemplate(String route, String name) {
    EditionFingerprints.Parts parts = fingerprints.parts(route);
    Set<String> folders = folders(parts);
    return folders.stream().anyMatch(folder -> name.startsWith(folder + "/"))
        || folders.stream().anyMatch(folder -> templates.get().files(folder).containsKey(name))
        || (!folders.isEmpty() && name.startsWith(TRANSLATIONS + "/"));
  }

  /** Returns true if the files of the folder {@code data} are inputs of a route. */
  boolean usesData(String route) {
    return fingerprints.parts(route).folders().stream().anyMatch(templates.get()::usesData);
  }

  /** Returns true if the fonts of the project are inputs of a route. */
  boolean usesFonts(String route) {
    return !fingerprints.parts(route).editions().isEmpty();
  }
}
