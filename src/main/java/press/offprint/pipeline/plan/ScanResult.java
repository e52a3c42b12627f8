package press.offprint.pipeline.plan;

import java.util.List;
import java.util.Set;
import press.offprint.content.site.Cascades;

/**
 * All sources of the content folder.
 *
 * @param posts in the order of their sources
 * @param cascades the front matter defaults of the sections, with which the posts were read
 */
public record ScanResult(List<ScannedPost> posts, Cascades cascades) {
  public ScanResult {
    posts = List.copyOf(posts);
  }

  /** Returns the same scan as if these sources were being written. */
  ScanResult unsettled(Set<String> sources) {
    return new ScanResult(
        posts.stream()
            .map(post -> sources.contains(post.source()) ? post.unsettled() : post)
            .toList(),
        cascades);
  }
}
