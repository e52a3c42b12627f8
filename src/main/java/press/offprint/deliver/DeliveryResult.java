package press.offprint.deliver;

import java.util.List;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;

/**
 * The end of a delivery to one target.
 *
 * @param sent the number of files that were sent
 * @param deleted the number of files that were deleted at the target
 * @param waiting the number of files that still differ at the target
 * @param problems the reasons, each with the file or the target; empty if nothing failed
 */
public record DeliveryResult(
    String target,
    String kind,
    int sent,
    int deleted,
    int waiting,
    List<Problem> problems,
    long millis) {
  public DeliveryResult {
    problems = List.copyOf(problems);
  }

  /** Returns true if the target has all that is published. */
  public boolean isComplete() {
    return waiting == 0 && problems.isEmpty();
  }

  /** Returns true if a later attempt may succeed; deletions that are held need a person. */
  static boolean isRepeatable(Problem problem) {
    return problem.code() == ProblemCode.DELIVERY_FAILED;
  }
}
