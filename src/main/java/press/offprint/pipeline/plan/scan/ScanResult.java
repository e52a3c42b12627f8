package press.offprint.pipeline.plan.scan;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import press.offprint.content.site.cascade.Cascades;

/**
 * All sources of the content folder.
 *
 * @param posts in the order of their sources
 * @param books the sources that define books, which are no posts
 * @param unread files that are posts of other tools, in formats that are not read
 * @param cascades the front matter defaults of the sections, with which the posts were read
 */
public record ScanResult(
    List<ScannedPost> posts, List<ScannedPost> books, List<String> unread, Cascades cascades) {
  public ScanResult {
    posts = List.copyOf(posts);
    books = List.copyOf(books);
    unread = List.copyOf(unread);
  }

  /** Creates a scan without books. */
  public ScanResult(List<ScannedPost> posts, Cascades cascades) {
    this(posts, List.of(), List.of(), cascades);
  }

  /** Separates the sources that define books from posts. */
  static ScanResult of(List<ScannedPost> sources, List<String> unread, Cascades cascades) {
    Map<Boolean, List<ScannedPost>> kinds =
        sources.stream()
            .collect(
                Collectors.partitioningBy(
                    post -> post.header().filter(BookSources::isBook).isPresent()));
    return new ScanResult(kinds.get(false), kinds.get(true), unread, cascades);
  }

  /** Returns the same scan as if these sources were being written. */
  public ScanResult unsettled(Set<String> sources) {
    return new ScanResult(
        posts.stream()
            .map(post -> sources.contains(post.source()) ? post.unsettled() : post)
            .toList(),
        books,
        unread,
        cascades);
  }
}
