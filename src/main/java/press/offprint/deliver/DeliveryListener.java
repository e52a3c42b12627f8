package press.offprint.deliver;

import press.offprint.deliver.plan.DeliveryFile;

/** The observer of deliveries. */
public interface DeliveryListener {
  /** A file has arrived at a target. */
  default void sent(String target, DeliveryFile file) {}

  /** A file was deleted at a target. */
  default void deleted(String target, String path) {}

  /** A delivery has ended. */
  default void ended(DeliveryResult result) {}

  /** A message for the person at the terminal. */
  default void notice(String message) {}
}
