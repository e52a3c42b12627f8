package press.offprint.pipeline.disk;

import java.io.IOException;
import press.offprint.model.problem.OffprintException;
import press.offprint.model.problem.ProblemCode;

/** A failed change of the output folder. The files that were there before are intact. */
public final class StoreException extends OffprintException {
  private static final long serialVersionUID = 1L;

  public StoreException(String message) {
    super(message);
  }

  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * Returns the exception of a failed file operation.
   *
   * @param failure a clause with object and verb, without a full stop; the cause is added to it
   */
  public static StoreException of(String failure, IOException cause) {
    return new StoreException(failure + ": " + IoErrorText.of(cause) + ".", cause);
  }

  public ProblemCode code() {
    return ProblemCode.STORE_FAILED;
  }
}
