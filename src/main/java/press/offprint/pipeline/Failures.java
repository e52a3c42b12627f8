package press.offprint.pipeline;

import java.util.List;
import java.util.Optional;
import press.offprint.edition.EditionException;
import press.offprint.model.Code;
import press.offprint.model.Problem;
import press.offprint.pipeline.disk.StoreException;

/** Says what a failed branch means for its post. */
final class Failures {
  private Failures() {}

  static Rejected of(List<Throwable> failures) {
    List<Problem> problems = failures.stream().map(Failures::problem).toList();
    return new Rejected(problems, failures.stream().anyMatch(Failures::isOurs));
  }

  private static Problem problem(Throwable failure) {
    Optional<StoreException> store = Causes.find(failure, StoreException.class);
    if (store.isPresent()) {
      return Problem.error(
          Code.STORE_FAILED,
          0,
          store.get().getMessage(),
          "What was published before is untouched.");
    }
    if (failure instanceof EditionException edition) {
      return Problem.error(edition.code(), 0, edition.getMessage(), hint(edition.code()));
    }
    return Problem.error(
        Code.EDITION_FAILED,
        0,
        "A fault of ours: " + failure,
        "Please report it, with the post if you can; its neighbours are published.");
  }

  private static String hint(Code code) {
    return code.name().startsWith("LIMIT_")
        ? "Make the post smaller or simpler, or raise the limit in offprint.yaml."
        : "";
  }

  private static boolean isOurs(Throwable failure) {
    return !(failure instanceof EditionException edition) || edition.code() == Code.EDITION_FAILED;
  }
}
