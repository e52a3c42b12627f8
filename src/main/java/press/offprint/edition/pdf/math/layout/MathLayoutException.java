package press.offprint.edition.pdf.math.layout;

/** A formula that cannot be laid out; the message says why. */
public final class MathLayoutException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MathLayoutException(String message) {
    super(message);
  }
}
