package press.offprint.pipeline.post;

import java.util.List;
import java.util.Optional;
import press.offprint.content.site.SiteIndex;
import press.offprint.model.Article;
import press.offprint.model.Dependency;
import press.offprint.model.RelatedPost;

/** The suggestions of posts, and the posts that were read for them. */
public interface RelatedSource {

  /** Returns and removes the post if it was read before in this run. */
  Optional<PostReading> take(String source);

  /**
   * Called for each article that is read for its editions.
   *
   * @param fingerprint SHA-256 of the post and its section defaults
   */
  void counted(Article article, String fingerprint);

  /** Returns the posts that a post shows to its readers, the best first. */
  List<RelatedPost> shown(String source, SiteIndex siteIndex);

  /** Returns the dependency of a post on what it shows; empty if posts of its kind show none. */
  Optional<Dependency> dependency(String source, SiteIndex siteIndex);
}
