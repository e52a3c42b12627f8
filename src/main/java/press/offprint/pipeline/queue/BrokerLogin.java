package press.offprint.pipeline.queue;

import java.util.Map;

/**
 * The name and the password for a broker; both empty if it asks for none.
 *
 * @param user the variable {@code OFFPRINT_QUEUE_USER}
 * @param password the variable {@code OFFPRINT_QUEUE_PASSWORD}
 */
public record BrokerLogin(String user, String password) {

  /** Returns the login in the variables of an environment. */
  public static BrokerLogin of(Map<String, String> environment) {
    return new BrokerLogin(
        environment.getOrDefault("OFFPRINT_QUEUE_USER", ""),
        environment.getOrDefault("OFFPRINT_QUEUE_PASSWORD", ""));
  }

  @Override
  public String toString() {
    return "BrokerLogin[" + user + "]";
  }
}
