package press.offprint.catalog.entry;

import java.util.List;

/**
 * The posts and the keywords that fit a post, the best first.
 *
 * @param source the path relative to the content folder, with {@code /}
 */
public record RelatedEntry(String source, List<Score> posts, List<String> keywords) {
  public RelatedEntry {
    posts = List.copyOf(posts);
    keywords = List.copyOf(keywords);
  }

  /**
   * A post that fits.
   *
   * @param score in thousandths
   */
  public record Score(String source, int score) {}
}
