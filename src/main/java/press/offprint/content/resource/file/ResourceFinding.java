package press.offprint.content.resource.file;

import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;

/** A problem of a referenced file that has no line of a post yet. */
public record ResourceFinding(ProblemCode code, String message, String hint) {

  /** Returns the finding as a warning at a one-based line of the post, or 0. */
  public Problem at(int line) {
    return Problem.warning(code, line, message, hint);
  }
}
