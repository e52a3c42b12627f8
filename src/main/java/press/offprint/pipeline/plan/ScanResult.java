package press.offprint.pipeline.plan;

import java.util.List;
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
}
