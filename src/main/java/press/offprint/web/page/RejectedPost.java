package press.offprint.web.page;

import java.util.List;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.model.problem.Problem;

/**
 * A post that was rejected.
 *
 * @param standing true if an older version of the post is still published
 */
public record RejectedPost(String source, List<Problem> problems, boolean standing) {

  public RejectedPost {
    problems = List.copyOf(problems);
  }

  static RejectedPost of(CatalogEntry entry) {
    return new RejectedPost(entry.source(), entry.problems(), !entry.renditions().isEmpty());
  }
}
