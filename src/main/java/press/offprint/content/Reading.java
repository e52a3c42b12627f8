package press.offprint.content;

import java.util.List;
import press.offprint.model.Problem;

/**
 * How reading a post ended.
 *
 * @param <T> what a good post gives
 */
public sealed interface Reading<T> {

  /** The post is good, maybe with warnings, which the value carries. */
  record Accepted<T>(T value) implements Reading<T> {}

  /** The post is rejected; at least one problem is an error. */
  record Rejected<T>(List<Problem> problems) implements Reading<T> {
    public Rejected {
      problems = List.copyOf(problems);
    }
  }
}
