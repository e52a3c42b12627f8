package press.offprint.content.citation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.citation.bibtex.BibTexParser;
import press.offprint.content.markdown.syntax.ReferenceCluster;
import press.offprint.content.resource.ResourceSource;
import press.offprint.model.Dependency;
import press.offprint.model.interrupt.Interruption;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.settings.SyntaxSettings;
import press.offprint.model.text.Markup;

/**
 * The sources that one post may cite. Bibliographies and the style are read when the post cites the
 * first source, so a post without citations does not depend on them. For one thread.
 */
public final class PostCitations {
  private static final int MAX_FAULTS = 5;
  private static final int MAX_KEYS = 5_000;
  private static final String DEFAULT_IS_USED = CitationStyles.DEFAULT + " is used.";
  private static final Pattern KEY = Pattern.compile("@\\{?([^\\s,;{}@]+)");

  private final List<String> own;
  private final Object listed;
  private final List<String> ofSite;
  private final String style;
  private final boolean isStyleOfSite;
  private final String nocite;
  private final boolean isBibliographySuppressed;
  private final String title;
  private final String source;
  private final CitationFiles files;
  private final CitationLibrary library;
  private final SimilarKeys similar = new SimilarKeys();
  private final Map<String, Optional<Map<String, Object>>> items = new HashMap<>();
  private List<Bibliography> bibliographies;
  private CitationStyle loadedStyle;

  /**
   * Creates the sources of a post.
   *
   * @param fields the front matter of the post: {@code bibliography}, {@code csl}, {@code nocite},
   *     {@code reference-section-title}
   * @param source the path of the post
   */
  public PostCitations(
      Map<String, Object> fields,
      String source,
      SyntaxSettings site,
      CitationFiles files,
      CitationLibrary library) {
    this.own = texts(fields.get("bibliography"));
    this.listed = fields.get("references");
    this.ofSite = site.bibliography();
    List<String> styles = texts(fields.get("csl"));
    this.isStyleOfSite = styles.isEmpty();
    this.style = isStyleOfSite ? site.csl() : styles.get(0);
    this.nocite = String.join(" ", texts(fields.get("nocite")));
    this.isBibliographySuppressed = Boolean.TRUE.equals(fields.get("suppress-bibliography"));
    this.title = String.join(" ", texts(fields.get("reference-section-title")));
    this.source = source;
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
    return isOwn() || !ofSite.isEmpty();
  }

  /** Returns true if the post itself names a bibliography. */
  public boolean isOwn() {
    return !own.isEmpty() || listed instanceof List<?>;
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

  /** Returns the heading of the bibliography that the post asks for; empty if it does not. */
  public String title() {
    return title;
  }

  /** Returns true if a bibliography holds a key. */
  public boolean holds(String key) {
    return items.computeIfAbsent(key, this::find).isPresent();
  }

  /** Returns the key that is most similar to an unknown one; empty if none is similar. */
  public String nearest(String key) {
    return similar.nearest(
        key, () -> bibliographies().stream().flatMap(file -> file.keys().stream()).toList());
  }

  /** Returns true if the bibliography also lists sources that the text does not cite. */
  public boolean listsUncited() {
    return isConfigured() && !nocite.isEmpty();
  }

  /**
   * Returns the formatted citations and the bibliography. A post has 5,000 sources at most.
   *
   * @param clusters in the order of the text; each key has an entry
   */
  public CitedText format(List<ReferenceCluster> clusters, String language) {
    return format(
        clusters, clusters.stream().map(cluster -> CitationPlace.TEXT).toList(), language);
  }

  /**
   * Returns the same for clusters of which some are in notes.
   *
   * @param notes the place of each cluster
   */
  public CitedText format(
      List<ReferenceCluster> clusters, List<CitationPlace> notes, String language) {
    Set<String> keys = new LinkedHashSet<>();
    clusters.forEach(cluster -> cluster.items().forEach(item -> keys.add(item.key())));
    uncited(keys);
    Map<String, Map<String, Object>> cited = new LinkedHashMap<>();
    for (String key : keys) {
      Interruption.check();
      if (cited.size() == MAX_KEYS) {
        files.warn(
            ProblemCode.LIMIT_SIZE,
            "The post cites more than "
                + MAX_KEYS
                + " sources; those after them are not formatted.",
            "Cite fewer sources, or split the post.");
        break;
      }
      items.computeIfAbsent(key, this::find).ifPresent(item -> cited.put(key, item));
    }
    if (cited.isEmpty()) {
      return asText(clusters);
    }
    List<ReferenceCluster> formatted =
        clusters.stream().filter(cluster -> isIn(cited, cluster)).toList();
    List<CitationPlace> places = new ArrayList<>();
    for (int i = 0; i < clusters.size(); i++) {
      if (isIn(cited, clusters.get(i))) {
        places.add(notes.get(i));
      }
    }
    CitedText made = formatted(formatted, places, language, cited);
    if (isBibliographySuppressed) {
      made = new CitedText(made.citations(), made.authors(), List.of(), made.hanging());
    }
    Iterator<String> citations = made.citations().iterator();
    Iterator<String> authors = made.authors().iterator();
    return made.withCitations(
        clusters.stream()
            .map(cluster -> isIn(cited, cluster) ? citations.next() : asText(cluster))
            .toList(),
        clusters.stream()
            .map(cluster -> isIn(cited, cluster) ? authors.next() : author(cluster))
            .toList());
  }

  private static boolean isIn(Map<String, ?> cited, ReferenceCluster cluster) {
    return cluster.items().stream().allMatch(item -> cited.containsKey(item.key()));
  }

  private static String asText(ReferenceCluster cluster) {
    return Markup.escape(cluster.source());
  }

  private static String author(ReferenceCluster cluster) {
    return cluster.textual() ? Markup.escape("@" + cluster.items().get(0).key()) : "";
  }

  private static CitedText asText(List<ReferenceCluster> clusters) {
    List<String> authors = clusters.stream().map(PostCitations::author).toList();
    List<String> citations = clusters.stream().map(PostCitations::asText).toList();
    return new CitedText(citations, authors, List.of(), false);
  }

  // Files of styles and sources are not checked in full, and the formatter throws for their faults.
  private CitedText formatted(
      List<ReferenceCluster> clusters,
      List<CitationPlace> notes,
      String language,
      Map<String, Map<String, Object>> cited) {
    try {
      return new CslFormatter(style(), language, cited).format(clusters, notes);
    } catch (RuntimeException e) {
      if (e instanceof CancellationException) {
        throw e;
      }
      Interruption.check(); // A library may hide the interrupt.
      boolean isByDefault = style().equals(CitationStyles.byDefault());
      files.warn(
          ProblemCode.CITE_STYLE,
          "The style of citations \""
              + (isByDefault ? CitationStyles.DEFAULT : style)
              + "\" cannot format the sources of the post; "
              + (isByDefault ? "the citations are shown as text." : DEFAULT_IS_USED),
          "Correct the file of the style, or the fields of the sources.");
      if (!isByDefault) {
        loadedStyle = CitationStyles.byDefault();
        return formatted(clusters, notes, language, cited);
      }
      return asText(clusters);
    }
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
    return files.dependencies();
  }

  /** Returns the problems of these files. */
  public List<Problem> problems() {
    return files.problems();
  }

  private List<Bibliography> bibliographies() {
    if (bibliographies == null) {
      bibliographies = new ArrayList<>();
      if (listed instanceof List<?> list) {
        bibliographies.add(Bibliography.of(list));
      }
      own.forEach(name -> load(name, source));
      ofSite.forEach(name -> load(CitationFiles.ofSite(name), ""));
    }
    return bibliographies;
  }

  private void load(String name, String from) {
    Optional<ResourceSource.Found> file = files.read(name, from, true);
    if (file.isEmpty()) {
      return;
    }
    String path = file.get().path();
    Bibliography read =
        library.bibliography(
            path, file.get().content(), () -> CitationFiles.text(file.get().content()));
    bibliographies.add(read);
    for (BibTexParser.Fault fault :
        read.faults().subList(0, Math.min(MAX_FAULTS, read.faults().size()))) {
      files.warn(
          ProblemCode.BIBLIOGRAPHY_INVALID,
          "In line " + fault.line() + " of " + path + ", " + fault.message() + ".",
          "Correct the entry; all others can be cited.");
    }
  }

  private Optional<Map<String, Object>> find(String key) {
    Optional<Map<String, Object>> item =
        bibliographies().stream().flatMap(file -> file.item(key).stream()).findFirst();
    if (item.isPresent() && !CslItems.isItem(item.get())) {
      files.warn(
          ProblemCode.BIBLIOGRAPHY_INVALID,
          "The source \"" + key + "\" of the bibliography has a field with a wrong value.",
          "Correct the types of its fields by the schema of CSL-JSON.");
      return Optional.empty();
    }
    Optional<Map<String, Object>> sized = item.flatMap(CslItems::sized);
    if (item.isPresent() && sized.isEmpty()) {
      files.warn(
          ProblemCode.BIBLIOGRAPHY_INVALID,
          "The source \""
              + key
              + "\" of the bibliography is longer than 200,000 characters, or a"
              + " text of it is longer than 10,000.",
          "Shorten its texts.");
    }
    return sized;
  }

  private CitationStyle style() {
    if (loadedStyle == null) {
      loadedStyle = findStyle();
    }
    return loadedStyle;
  }

  private CitationStyle findStyle() {
    String name = Regex.replaceFirst(style, "^https?://www\\.zotero\\.org/styles/", "");
    if (name.isEmpty()) {
      return CitationStyles.byDefault();
    }
    String last = Regex.replaceFirst(name.substring(name.lastIndexOf('/') + 1), "\\.csl$", "");
    Optional<CitationStyle> found = Optional.empty();
    if (name.endsWith(".csl")) {
      String path = isStyleOfSite ? CitationFiles.ofSite(name) : name;
      found = files.read(path, source, false).flatMap(file -> library.style(file.content()));
    }
    found = found.or(() -> CitationStyles.named(last));
    if (found.isEmpty()) {
      files.warn(
          ProblemCode.CITE_STYLE,
          "There is no style of citations \"" + style + "\" that can be used; " + DEFAULT_IS_USED,
          "Name a style such as apa or ieee, or a file in CSL.");
    }
    return found.orElseGet(CitationStyles::byDefault);
  }
}
