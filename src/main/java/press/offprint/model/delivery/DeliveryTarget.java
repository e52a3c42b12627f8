package press.offprint.model.delivery;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A place outside of the output folder to which published files are sent.
 *
 * @param name the name in {@code deliver} of the configuration
 * @param kind the route {@code deliver-KIND} sends to it
 * @param settings as they are written: a secret is the name of its place, never its value
 */
public record DeliveryTarget(String name, String kind, Map<String, String> settings) {
  public DeliveryTarget {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  /** Returns a setting; empty if it is not given. */
  public Optional<String> setting(String key) {
    return Optional.ofNullable(settings.get(key)).filter(value -> !value.isEmpty());
  }

  /** Returns the name of the route that sends to the target. */
  public String route() {
    return "deliver-" + kind;
  }
}
