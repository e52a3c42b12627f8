package press.offprint.deliver.plan;

/** A failure that an attempt soon after would meet again, such as a wrong password. */
public final class DeliveryRefusedException extends DeliveryException {
  private static final long serialVersionUID = 1L;

  public DeliveryRefusedException(String message, String hint, Throwable cause) {
    super(message, hint, cause);
  }

  public DeliveryRefusedException(String message, String hint) {
    super(message, hint, null);
  }
}
