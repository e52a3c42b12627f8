package press.offprint.edition;

import press.offprint.model.problem.OffprintException;
import press.offprint.model.problem.ProblemCode;

/** A publication that an edition cannot render. The problem code is written into the receipt. */
public final class EditionException extends OffprintException {
  private static final long serialVersionUID = 1L;
  private final ProblemCode code;

  public EditionException(ProblemCode code, String message, Throwable cause) {
    super(code.exitCode(), message, "", cause);
    this.code = code;
  }

  public ProblemCode code() {
    return code;
  }
}
