package press.offprint.content.resource;

import java.util.List;
import press.offprint.model.Resource;
import press.offprint.model.problem.Problem;

/** The result of a reference of a post. */
public sealed interface Resolution {

  /**
   * The article holds the file.
   *
   * @param problems warnings, such as about removed parts
   */
  record Resolved(Resource resource, List<Problem> problems) implements Resolution {
    public Resolved {
      problems = List.copyOf(problems);
    }
  }

  /**
   * The target is on the web. It is not fetched; a reader may follow the link.
   *
   * @param url absolute, {@code http} or {@code https}
   */
  record Remote(String url, Problem problem) implements Resolution {}

  /** The target cannot be used; pages show a placeholder. */
  record Refused(Problem problem) implements Resolution {}
}
