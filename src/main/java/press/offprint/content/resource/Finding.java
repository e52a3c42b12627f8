package press.offprint.content.resource;

import press.offprint.model.Code;
import press.offprint.model.Problem;

/** A problem before it is known which line of which post it belongs to. */
record Finding(Code code, String message, String hint) {

  Problem at(int line) {
    return Problem.warning(code, line, message, hint);
  }
}
