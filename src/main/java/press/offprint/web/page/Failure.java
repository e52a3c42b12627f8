package press.offprint.web.page;

import java.util.List;
import press.offprint.catalog.Entry;
import press.offprint.model.Problem;

/**
 * A post that was rejected.
 *
 * @param standing whether an older version of it is still published
 */
public record Failure(String source, List<Problem> problems, boolean standing) {

  public Failure {
    problems = List.copyOf(problems);
  }

  static Failure of(Entry entry) {
    return new Failure(entry.source(), entry.problems(), !entry.renditions().isEmpty());
  }
}
