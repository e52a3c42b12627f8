package press.offprint.pipeline.guard;

import java.util.ArrayList;
import java.util.List;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;

/** The problems that name odd results. */
final class HeldMessages {
  private HeldMessages() {}

  static Problem odd(String reason) {
    return Problem.warning(
        ProblemCode.RESULT_ODD,
        0,
        "This is odd for the site: " + reason + ".",
        "To hold such runs until a person releases them, set guard: hold.");
  }

  /**
   * Returns the warnings of a run that is not held.
   *
   * @param withdrawn the number of withdrawn posts if it is odd, else 0
   */
  static List<Problem> odd(RunVerdict verdict, int withdrawn) {
    List<Problem> problems = new ArrayList<>();
    if (withdrawn > 0) {
      problems.add(odd(withdrawn + " posts were withdrawn"));
    }
    verdict.run().forEach(reason -> problems.add(odd(reason)));
    if (verdict.run().isEmpty()) {
      verdict
          .posts()
          .forEach(
              (source, reasons) -> problems.add(odd(source + ", " + String.join(", ", reasons))));
    }
    return problems;
  }

  /** Returns the error of something that is held. */
  static Problem held(String object, HeldRun run, List<String> why) {
    return Problem.error(
        ProblemCode.RESULT_HELD,
        0,
        object + " held, because this is odd for the site: " + String.join(", ", why) + ".",
        "The published version stays. To publish the new one, run: offprint release " + run.run());
  }

  static Problem ofRejections(HeldRun run) {
    return Problem.error(
        ProblemCode.RESULT_HELD,
        0,
        "Run "
            + run.run()
            + " is held, because this is odd for the site: "
            + String.join(", ", run.reasons())
            + ". Lists, feeds and books stay as they are.",
        "Correct the posts, or publish the lists without them: offprint release " + run.run());
  }
}
