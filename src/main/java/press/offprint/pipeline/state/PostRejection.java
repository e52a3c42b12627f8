package press.offprint.pipeline.state;

import java.util.List;
import press.offprint.model.problem.ExitCode;
import press.offprint.model.problem.Problem;
import press.offprint.pipeline.run.Receipt;

/**
 * The reasons why a post is not published.
 *
 * @param problems may be empty if the run was stopped
 */
public record PostRejection(List<Problem> problems) {
  public PostRejection {
    problems = List.copyOf(problems);
  }

  /** Returns the most serious exit code of the problems. */
  public ExitCode exitCode() {
    return Receipt.exitCode(problems);
  }
}
