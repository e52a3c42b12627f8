package press.offprint.pipeline.canary;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The result of posts that were made first.
 *
 * @param posts their sources
 * @param odd what is odd about some of them, by source
 */
public record CanaryReport(List<String> posts, Map<String, List<String>> odd) {
  /** No post was made. */
  public static final CanaryReport NONE = new CanaryReport(List.of(), Map.of());

  public CanaryReport {
    posts = List.copyOf(posts);
    odd = Map.copyOf(odd);
  }

  /** Returns what is odd, in the order of the sources. */
  public Map<String, List<String>> sorted() {
    return new TreeMap<>(odd);
  }
}
