package press.offprint.pipeline.disk;

import press.offprint.model.Code;

/** Something could not be stored; what lay there before is intact. The message is for people. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreException(String message) {
    super(message);
  }

  StoreException(String message, Throwable cause) {
    super(message, cause);
  }

  public Code code() {
    return Code.STORE_FAILED;
  }
}
