package press.offprint.model;

import java.util.List;
import java.util.function.Supplier;

/**
 * A post that has been read: the same for every edition.
 *
 * <p>Metadata is always at hand; content may be read on demand, so that a publication of ten
 * thousand articles fits in memory. The supplier gives equal content each time it is asked.
 *
 * @param source the post's path relative to the content folder
 * @param path its place in the site: begins and ends with {@code /}, such as {@code /posts/hello/};
 *     safe as a folder name on every file system
 * @param problems warnings found while reading
 * @param dependencies what else it was made from
 * @param downloads the renditions that exist already; empty while the first ones are made
 * @param words an estimate for reading time; a character of Chinese, Japanese or Thai counts half
 * @param links to pages of the site, in the order of the text
 * @param contents gives the content
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
    Supplier<Content> contents) {

  public Article {
    problems = List.copyOf(problems);
    dependencies = List.copyOf(dependencies);
    downloads = List.copyOf(downloads);
    links = List.copyOf(links);
  }

  /** An article whose links nobody asked for. */
  public Article(
      String source,
      String path,
      Metadata metadata,
      List<Problem> problems,
      List<Dependency> dependencies,
      List<RenditionInfo> downloads,
      int words,
      Supplier<Content> contents) {
    this(source, path, metadata, problems, dependencies, downloads, words, List.of(), contents);
  }

  public Content content() {
    return contents.get();
  }

  /** The last segment of the path, such as {@code hello}: the name of its renditions. */
  public String slug() {
    String trimmed = path.substring(0, path.length() - 1);
    return trimmed.substring(trimmed.lastIndexOf('/') + 1);
  }

  /** The output folder of its renditions, without slashes at its ends: {@code posts/hello}. */
  public String folder() {
    return path.length() < 2 ? "" : path.substring(1, path.length() - 1);
  }

  public Article withDownloads(List<RenditionInfo> known) {
    return new Article(
        source, path, metadata, problems, dependencies, known, words, links, contents);
  }

  public Article withContents(Supplier<Content> known) {
    return new Article(
        source, path, metadata, problems, dependencies, downloads, words, links, known);
  }
}
