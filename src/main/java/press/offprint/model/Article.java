package press.offprint.model;

import java.util.List;
import java.util.function.Supplier;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.text.SitePath;

/**
 * A post after reading: the input of every edition.
 *
 * <p>The content may be read on demand, so that a publication of ten thousand articles fits in
 * memory. The supplier returns equal content at each call.
 *
 * @param source the post's path relative to the content folder; empty for the glossary and the
 *     index of a book
 * @param path the permalink: begins with {@code /} and ends with {@code /} or {@code .html}, such
 *     as {@code /posts/hello/}; valid as folder names on all file systems
 * @param problems warnings found while reading
 * @param dependencies its inputs besides the post
 * @param downloads the renditions that exist already; empty while the first ones are rendered
 * @param words an estimate for reading time; a character of Chinese, Japanese or Thai counts half
 * @param links to pages of the site, in the order of the text
 * @param related the posts that it suggests, the best first
 * @param fingerprint SHA-256 of the source, which names this version of the text; empty if unknown
 * @param contents supplies the content
 */
public record Article(
    String source,
    String path,
    Metadata metadata,
    List<Problem> problems,
    List<Dependency> dependencies,
    List<RenditionInfo> downloads,
    int words,
    List<Link> links,
    List<RelatedPost> related,
    String fingerprint,
    Supplier<Content> contents) {

  /** The field of the metadata of an article that a book adds: {@code glossary} or such. */
  public static final String BACK_MATTER = "backMatter";

  public Article {
    problems = List.copyOf(problems);
    dependencies = List.copyOf(dependencies);
    downloads = List.copyOf(downloads);
    links = List.copyOf(links);
    related = List.copyOf(related);
  }

  /** Creates an article without links, suggestions and fingerprint. */
  public Article(
      String source,
      String path,
      Metadata metadata,
      List<Problem> problems,
      List<Dependency> dependencies,
      List<RenditionInfo> downloads,
      int words,
      Supplier<Content> contents) {
    this(
        source,
        path,
        metadata,
        problems,
        dependencies,
        downloads,
        words,
        List.of(),
        List.of(),
        "",
        contents);
  }

  /** Returns the article with another content. */
  public Article withContent(Content content) {
    return with(metadata, dependencies, related, fingerprint, () -> content);
  }

  /** Returns the article with other metadata. */
  public Article withMetadata(Metadata other) {
    return with(other, dependencies, related, fingerprint, contents);
  }

  /** Returns the article with the posts that it suggests. */
  public Article withRelated(List<RelatedPost> posts) {
    return with(metadata, dependencies, posts, fingerprint, contents);
  }

  /** Returns the same article with other dependencies. */
  public Article withDependencies(List<Dependency> others) {
    return with(metadata, others, related, fingerprint, contents);
  }

  /** Returns the same article with the SHA-256 of its source. */
  public Article withFingerprint(String sha256) {
    return with(metadata, dependencies, related, sha256, contents);
  }

  private Article with(
      Metadata newMetadata,
      List<Dependency> newDependencies,
      List<RelatedPost> newRelated,
      String newFingerprint,
      Supplier<Content> newContents) {
    return new Article(
        source,
        path,
        newMetadata,
        problems,
        newDependencies,
        downloads,
        words,
        links,
        newRelated,
        newFingerprint,
        newContents);
  }

  public Content content() {
    return contents.get();
  }

  /** Returns the last segment of the path, such as {@code hello}: the name of the renditions. */
  public String slug() {
    String trimmed = files().substring(0, files().length() - 1);
    return trimmed.substring(trimmed.lastIndexOf('/') + 1);
  }

  /** Returns the kind of a part that a book adds, such as {@code index}; empty for a post. */
  public String backMatter() {
    Object kind = metadata.fields().get(BACK_MATTER);
    return source.isEmpty() && kind != null ? kind.toString() : "";
  }

  /** Returns true if this is the page of a section, not a post. */
  public boolean isSection() {
    return source.startsWith("_index.", source.lastIndexOf('/') + 1);
  }

  /** Returns true if the article becomes a PDF and an EPUB: it is a post, and it has content. */
  public boolean hasEbooks() {
    return !isSection()
        && problems.stream().noneMatch(problem -> problem.code() == ProblemCode.TEXT_MISSING);
  }

  /**
   * Returns the output folder of the renditions without outer slashes, such as {@code posts/hello};
   * for a page that is one file, the path of that file.
   */
  public String folder() {
    return path.length() < 2 ? "" : Regex.replaceAll(path, "^/|/$", "");
  }

  /**
   * Returns true if the picture of links to the article is drawn, because it is a post without a
   * picture that other sites can show; they show no SVG.
   */
  public boolean hasCard() {
    return !isSection() && metadata.cover().filter(key -> !key.endsWith(".svg")).isEmpty();
  }

  /** Returns the path of the picture of links to the article that is drawn if it has no cover. */
  public String card() {
    return SitePath.card(files(), slug());
  }

  /** Returns the path of the folder of the article's resources, such as {@code /posts/hello/}. */
  public String files() {
    return SitePath.files(path);
  }
}
