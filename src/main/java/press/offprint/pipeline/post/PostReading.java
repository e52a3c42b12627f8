package press.offprint.pipeline.post;

import java.util.List;
import java.util.Optional;
import press.offprint.model.Article;
import press.offprint.model.problem.Problem;
import press.offprint.pipeline.record.ReadPost;

/**
 * The result of reading a post.
 *
 * @param article empty if the post is rejected
 * @param problems the reasons of the rejection, else empty
 */
public record PostReading(ReadPost read, Optional<Article> article, List<Problem> problems) {
  public PostReading {
    problems = List.copyOf(problems);
  }
}
