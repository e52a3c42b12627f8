package press.offprint.pipeline;

import java.util.List;
import press.offprint.model.Problem;

/** A post that cannot be published as it is. */
record Rejected(List<Problem> problems, boolean fault) {
  Rejected {
    problems = List.copyOf(problems);
  }
}
