package press.offprint.pipeline.record;

import java.util.List;
import press.offprint.edition.EditionException;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.disk.StoreException;
import press.offprint.pipeline.exec.RootCauses;
import press.offprint.pipeline.state.PostRejection;

/** The problems that failed branches mean for their post. */
public final class BranchFailures {
  private BranchFailures() {}

  /** Returns the rejection of a post whose branches failed. */
  public static PostRejection of(List<Throwable> failures) {
    return new PostRejection(failures.stream().map(BranchFailures::problem).toList());
  }

  private static Problem problem(Throwable failure) {
    StoreException store = RootCauses.find(failure, StoreException.class).orElse(null);
    if (store != null) {
      return Problem.error(
          ProblemCode.STORE_FAILED,
          0,
          store.getMessage(),
          "The last published version is unchanged.");
    }
    if (failure instanceof EditionException edition) {
      return Problem.error(edition.code(), 0, edition.getMessage(), hint(edition.code()));
    }
    return Problem.error(
        ProblemCode.EDITION_FAILED,
        0,
        "A fault in Offprint: " + failure,
        "Please report this with the post. All other posts were published.");
  }

  private static String hint(ProblemCode code) {
    if (code == ProblemCode.TEMPLATE) {
      return "Correct the template. The next run publishes the post again.";
    }
    return code.name().startsWith("LIMIT_")
        ? "Make the post smaller or simpler, or raise the limit in offprint.yaml."
        : "";
  }
}
