package press.offprint.pipeline.preview;

import java.util.List;
import java.util.Optional;
import press.offprint.content.site.SiteIndex;
import press.offprint.model.Article;
import press.offprint.model.Dependency;
import press.offprint.model.RelatedPost;
import press.offprint.pipeline.post.PostReading;
import press.offprint.pipeline.post.RelatedSource;

/** The suggestions of drafts: none, because a draft must not change those of published posts. */
public final class NoSuggestions implements RelatedSource {
  @Override
  public Optional<PostReading> take(String source) {
    return Optional.empty();
  }

  @Override
  public void counted(Article article, String fingerprint) {
    // The words of a draft are not compared with those of published posts.
  }

  @Override
  public List<RelatedPost> shown(String source, SiteIndex siteIndex) {
    return List.of();
  }

  @Override
  public Optional<Dependency> dependency(String source, SiteIndex siteIndex) {
    return Optional.empty();
  }
}
