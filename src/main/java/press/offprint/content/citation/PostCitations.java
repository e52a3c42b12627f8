package press.offprint.content.citation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.markdown.syntax.ReferenceCluster;
import press.offprint.content.resource.ResourceSource;
import press.offprint.content.resource.SitePaths;
import press.offprint.content.site.config.SpellingSuggestion;
import press.offprint.model.Dependency;
import press.offprint.model.Limits;
import press.offprint.model.SyntaxSettings;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;

/**
 * The sources that one post may cite. Bibliographies and the style are read when the post cites the
 * first source, so a post without citations does not depend on them. For one thread.
 */
public final class PostCitations {
  private static final int MAX_BYTES = 16 << 20;
  private static final int MAX_FAULTS = 5;
  private static final Pattern KEY = Pattern.compile("@\\{?([^\\s,;{}@]+)");

  private final List<String> own;
  private final List<String> ofSite;
  private final String style;
  private final boolean isStyleOfSite;
  private final String nocite;
  private final String source;
  private final int maxBytes;
  private final ResourceSource files;
  private final CitationLibrary library;
  private final Map<String, Dependency> dependencies = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Optional<Map<String, Object>>> items = new HashMap<>();
  private List<Bibliography> bibliographies;
  private CitationStyle loadedStyle;

  /**
   * Creates the sources of a post.
   *
   * @param fields the front matter of the post: {@code bibliography}, {@code csl}, {@code nocite}
   * @param source the path of the post
   */
  public PostCitations(
      Map<String, Object> fields,
      String source,
      SyntaxSettings site,
      Limits limits,
      ResourceSource files,
      CitationLibrary library) {
    this.own = texts(fields.get("bibliography"));
    this.ofSite = site.bibliography();
    List<String> styles = texts(fields.get("csl"));
    this.isStyleOfSite = styles.isEmpty();
    this.style = isStyleOfSite ? site.csl() : styles.get(0);
    this.nocite = String.join(" ", texts(fields.get("nocite")));
    this.source = source;
    this.maxBytes = Math.min(MAX_BYTES, limits.resourceBytes());
    this.files = files;
    this.library = library;
  }

  private static List<String> texts(Object value) {
    List<String> texts = new ArrayList<>();
    for (Object item : value instanceof List<?> list ? list : List.of(value == null ? "" : value)) {
      if (item instanceof String text && !text.isBlank()) {
        texts.add(text.strip());
      }
    }
    return texts;
  }

  /** Returns true if there is a bibliography, so that a key after an at sign is a citation. */
  public boolean isConfigured() {
    return !own.isEmpty() || !ofSite.isEmpty();
  }

  /** Returns true if the post itself names a bibliography. */
  public boolean isOwn() {
    return !own.isEmpty();
  }

  /** Returns true if a citation is a footnote: in a style of notes, with a known key. */
  public boolean citesInNote(ReferenceCluster cluster) {
    return cluster.items().stream().anyMatch(item -> holds(item.key()))
        && style().format() == CitationStyle.Format.NOTE;
  }

  /** Returns true if entries of the bibliography begin with numbers. */
  public boolean isNumeric() {
    return style().format() == CitationStyle.Format.NUMERIC;
  }

  /** Returns true if a bibliography holds a key. */
  public boolean holds(String key) {
    return items.computeIfAbsent(key, this::find).isPresent();
  }

  /** Returns the key that is most similar to an unknown one; empty if none is similar. */
  public String nearest(String key) {
    List<String> keys = new ArrayList<>();
    bibliographies().forEach(file -> keys.addAll(file.keys()));
    keys.removeIf(key::equals); // Its entry is faulty.
    return SpellingSuggestion.of(key, keys);
  }

  /** Returns true if the bibliography also lists sources that the text does not cite. */
  public boolean listsUncited() {
    return isConfigured() && !nocite.isEmpty();
  }

  /**
   * Returns the formatted citations and the bibliography.
   *
   * @param clusters in the order of the text; each key has an entry
   */
  public CitedText format(List<ReferenceCluster> clusters, String language) {
    Set<String> keys = new LinkedHashSet<>();
    clusters.forEach(cluster -> cluster.items().forEach(item -> keys.add(item.key())));
    uncited(keys);
    Map<String, Map<String, Object>> cited = new LinkedHashMap<>();
    for (String key : keys) {
      items.computeIfAbsent(key, this::find).ifPresent(item -> cited.put(key, item));
    }
    return cited.isEmpty()
        ? new CitedText(List.of(), Map.of(), List.of(), false)
        : new CiteprocFormatter(style(), language, cited).format(clusters);
  }

  private void uncited(Set<String> keys) {
    if (nocite.contains("@*")) {
      bibliographies().forEach(file -> keys.addAll(file.keys()));
    }
    Matcher key = Regex.matcher(KEY, nocite);
    while (key.find()) {
      if (holds(key.group(1))) {
        keys.add(key.group(1));
      }
    }
  }

  /** Returns the files that were looked up, found or not. */
  public List<Dependency> dependencies() {
    return List.copyOf(dependencies.values());
  }

  /** Returns the problems of these files. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  private List<Bibliography> bibliographies() {
    if (bibliographies == null) {
      bibliographies = new ArrayList<>();
      own.forEach(name -> load(name, source));
      ofSite.forEach(name -> load(inContent(name), ""));
    }
    return bibliographies;
  }

  // Paths in the configuration begin at the content folder.
  private static String inContent(String name) {
    return "/" + Regex.replaceFirst(name, "^/+", "");
  }

  private void load(String name, String from) {
    Optional<ResourceSource.Found> file = read(name, from, true);
    if (file.isEmpty()) {
      return;
    }
    String path = file.get().path();
    Bibliography read =
        library.bibliography(path, file.get().content(), () -> text(file.get().content()));
    bibliographies.add(read);
    for (BibTexParser.Fault fault :
        read.faults().subList(0, Math.min(MAX_FAULTS, read.faults().size()))) {
      problems.add(
          Problem.warning(
              ProblemCode.BIBLIOGRAPHY_INVALID,
              0,
              "In line " + fault.line() + " of " + path + ", " + fault.message() + ".",
              "Correct the entry; all others can be cited."));
    }
  }

  private Optional<Map<String, Object>> find(String key) {
    Optional<Map<String, Object>> item =
        bibliographies().stream().flatMap(file -> file.item(key).stream()).findFirst();
    if (item.isPresent() && !CiteprocFormatter.isItem(item.get())) {
      problems.add(
          Problem.warning(
              ProblemCode.BIBLIOGRAPHY_INVALID,
              0,
              "The source \"" + key + "\" of the bibliography has a field with a wrong value.",
              "Correct the types of its fields by the schema of CSL-JSON."));
      return Optional.empty();
    }
    return item;
  }

  private static String text(Bytes content) {
    String text = content.text();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** Reads a file, and adds it to the dependencies. */
  private Optional<ResourceSource.Found> read(String name, String from, boolean isRequired) {
    List<String> paths = SitePaths.of(name, from);
    if (paths.isEmpty()) {
      report(ProblemCode.RESOURCE_MISSING, name, "is no file of the site");
      return Optional.empty();
    }
    for (String path : paths) {
      ResourceSource.Lookup lookup = files.read(path, maxBytes);
      if (lookup instanceof ResourceSource.Found found) {
        depend(path, found.content().sha256());
        return Optional.of(found);
      }
      depend(path, "");
      if (lookup instanceof ResourceSource.Refused refused) {
        problems.add(
            Problem.warning(
                refused.code(),
                0,
                refused.message(),
                "Make the file smaller than " + (maxBytes >> 20) + " MB, or name another one."));
        return Optional.empty();
      }
    }
    if (isRequired) {
      report(
          ProblemCode.RESOURCE_MISSING,
          name,
          "is neither beside the post nor below the content folder");
    }
    return Optional.empty();
  }

  private void report(ProblemCode code, String name, String message) {
    problems.add(
        Problem.warning(
            code,
            0,
            "The file \"" + name + "\" of a bibliography or a style " + message + ".",
            "Correct the path in the field bibliography or csl."));
  }

  private void depend(String path, String fingerprint) {
    dependencies.put(path, new Dependency(Dependency.Kind.FILE, path, fingerprint));
  }

  private CitationStyle style() {
    if (loadedStyle == null) {
      loadedStyle = findStyle();
    }
    return loadedStyle;
  }

  private CitationStyle findStyle() {
    String name = Regex.replaceFirst(style, "^https?://www\\.zotero\\.org/styles/", "");
    CitationStyle byDefault = CitationStyles.named(CitationStyles.DEFAULT).orElseThrow();
    if (name.isEmpty()) {
      return byDefault;
    }
    String last = Regex.replaceFirst(name.substring(name.lastIndexOf('/') + 1), "\\.csl$", "");
    Optional<CitationStyle> found = Optional.empty();
    if (name.endsWith(".csl")) {
      String path = isStyleOfSite ? inContent(name) : name;
      found =
          read(path, source, false)
              .flatMap(file -> CitationStyles.ofFile(text(file.content())))
              .filter(CiteprocFormatter::isStyle);
    }
    found = found.or(() -> CitationStyles.named(last));
    if (found.isEmpty()) {
      problems.add(
          Problem.warning(
              ProblemCode.CITE_STYLE,
              0,
              "There is no style of citations \""
                  + style
                  + "\"; "
                  + CitationStyles.DEFAULT
                  + " is used.",
              "Name a style such as apa or ieee, or a file in CSL."));
    }
    return found.orElse(byDefault);
  }
}
