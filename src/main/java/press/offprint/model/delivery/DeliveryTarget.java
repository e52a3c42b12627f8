package press.offprint.model.delivery;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A place outside of the output folder to which published files or alarms are sent.
 *
 * @param group the key of the configuration: {@code deliver} or {@code alarms}
 * @param name the name in that key
 * @param kind the route {@code deliver-KIND} or {@code alarm-KIND} sends to it
 * @param settings as they are written: a secret is the name of its place, never its value
 */
public record DeliveryTarget(String group, String name, String kind, Map<String, String> settings) {
  /** The key of targets of published files. */
  public static final String DELIVER = "deliver";

  /** The key of targets of alarms. */
  public static final String ALARMS = "alarms";

  public DeliveryTarget {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  /** Returns a setting; empty if it is not given. */
  public Optional<String> setting(String key) {
    return Optional.ofNullable(settings.get(key)).filter(value -> !value.isEmpty());
  }

  /** Returns the name of the route that sends to the target. */
  public String route() {
    return (group.equals(ALARMS) ? "alarm-" : "deliver-") + kind;
  }

  /** Returns the name with its key, for messages. */
  public String place() {
    return group + "." + name;
  }
}
