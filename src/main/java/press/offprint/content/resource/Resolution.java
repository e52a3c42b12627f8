package press.offprint.content.resource;

import java.util.List;
import press.offprint.model.Problem;
import press.offprint.model.Resource;

/** What became of a reference that a post makes. */
public sealed interface Resolution {

  /**
   * It can be shown or carried.
   *
   * @param problems warnings: what had to be removed from it
   */
  record Resolved(Resource resource, List<Problem> problems) implements Resolution {
    public Resolved {
      problems = List.copyOf(problems);
    }
  }

  /**
   * It is on the web: never fetched, but a reader may follow it.
   *
   * @param url absolute, {@code http} or {@code https}
   */
  record Remote(String url, Problem problem) implements Resolution {}

  /** It is shown as a placeholder. */
  record Refused(Problem problem) implements Resolution {}
}
