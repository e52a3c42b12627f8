package press.offprint.deliver.plan;

/**
 * A target did not take a file. The route tries again, unless the failure is a {@link
 * DeliveryRefusedException}.
 */
public class DeliveryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String hint;

  /**
   * A failure.
   *
   * @param message one sentence: the object and the cause, without a secret
   * @param hint the remedy; empty if the next attempt may succeed
   */
  public DeliveryException(String message, String hint, Throwable cause) {
    super(message, cause);
    this.hint = hint;
  }

  public String hint() {
    return hint;
  }
}
