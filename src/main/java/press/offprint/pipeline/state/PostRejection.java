package press.offprint.pipeline.state;

import java.util.List;
import press.offprint.model.Problem;

/** A post that cannot be published as it is. */
public record PostRejection(List<Problem> problems, boolean fault) {
  public PostRejection {
    problems = List.copyOf(problems);
  }
}
