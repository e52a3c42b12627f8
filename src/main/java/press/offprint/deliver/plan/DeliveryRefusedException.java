package press.offprint.deliver.plan;

/**
 * A failure that all files of a target would meet, also soon after, such as a wrong password. It
 * ends the delivery.
 */
public final class DeliveryRefusedException extends DeliveryException {
  private static final long serialVersionUID = 1L;

  public DeliveryRefusedException(String message, String hint, Throwable cause) {
    super(message, hint, cause);
  }

  public DeliveryRefusedException(String message, String hint) {
    super(message, hint, null);
  }
}
