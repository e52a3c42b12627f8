package press.offprint.content.resource.file;

import press.offprint.model.Problem;
import press.offprint.model.ProblemCode;

/** A problem before it is known which line of which post it belongs to. */
public record ResourceFinding(ProblemCode code, String message, String hint) {

  public Problem at(int line) {
    return Problem.warning(code, line, message, hint);
  }
}
