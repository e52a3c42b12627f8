package press.offprint.edition;

import press.offprint.model.Code;

/** A publication that an edition cannot render, with the reason that the receipt will carry. */
public final class EditionException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final Code code;

  public EditionException(Code code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public Code code() {
    return code;
  }
}
