package press.offprint.pipeline.record;

import java.util.List;
import java.util.Optional;
import press.offprint.edition.EditionException;
import press.offprint.model.Problem;
import press.offprint.model.ProblemCode;
import press.offprint.pipeline.disk.StoreException;
import press.offprint.pipeline.exec.RootCauses;
import press.offprint.pipeline.state.PostRejection;

/** Says what a failed branch means for its post. */
public final class BranchFailures {
  private BranchFailures() {}

  public static PostRejection of(List<Throwable> failures) {
    List<Problem> problems = failures.stream().map(BranchFailures::problem).toList();
    return new PostRejection(problems, failures.stream().anyMatch(BranchFailures::isOurs));
  }

  private static Problem problem(Throwable failure) {
    Optional<StoreException> store = RootCauses.find(failure, StoreException.class);
    if (store.isPresent()) {
      return Problem.error(
          ProblemCode.STORE_FAILED,
          0,
          store.get().getMessage(),
          "What was published before is untouched.");
    }
    if (failure instanceof EditionException edition) {
      return Problem.error(edition.code(), 0, edition.getMessage(), hint(edition.code()));
    }
    return Problem.error(
        ProblemCode.EDITION_FAILED,
        0,
        "A fault of ours: " + failure,
        "Please report it, with the post if you can; its neighbours are published.");
  }

  private static String hint(ProblemCode code) {
    return code.name().startsWith("LIMIT_")
        ? "Make the post smaller or simpler, or raise the limit in offprint.yaml."
        : "";
  }

  private static boolean isOurs(Throwable failure) {
    return !(failure instanceof EditionException edition)
        || edition.code() == ProblemCode.EDITION_FAILED;
  }
}
