package press.offprint.pipeline.disk;

import press.offprint.model.OffprintException;
import press.offprint.model.ProblemCode;

/** Something could not be stored; what lay there before is intact. The message is for people. */
public final class StoreException extends OffprintException {
  private static final long serialVersionUID = 1L;

  public StoreException(String message) {
    super(message);
  }

  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }

  public ProblemCode code() {
    return ProblemCode.STORE_FAILED;
  }
}
