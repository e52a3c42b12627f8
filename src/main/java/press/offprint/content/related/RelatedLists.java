package press.offprint.content.related;

import java.util.List;

/**
 * The posts that fit a post, and its keywords, each up to ten, the best first.
 *
 * @param posts never the post itself nor its translations
 */
public record RelatedLists(List<Suggestion> posts, List<String> keywords) {
  /** The lists of a post that has none. */
  public static final RelatedLists NONE = new RelatedLists(List.of(), List.of());

  public RelatedLists {
    posts = List.copyOf(posts);
    keywords = List.copyOf(keywords);
  }

  /**
   * One suggested post.
   *
   * @param score the cosine of the two posts' words in thousandths, from 50 to 1000
   */
  public record Suggestion(String source, int score) {}
}
