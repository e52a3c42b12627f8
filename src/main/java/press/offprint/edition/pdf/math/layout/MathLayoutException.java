package press.offprint.edition.pdf.math.layout;

/** The failure of the layout of a formula; the message has the reason. */
public final class MathLayoutException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MathLayoutException(String message) {
    super(message);
  }
}
