package press.offprint.content.shortcode;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Looks into maps of front matter; names are matched without regard to case, as in Hugo. */
final class FieldLookup {
  private FieldLookup() {}

  /** The text of the value at {@code path}, such as {@code author.name}; no maps or lists. */
  static Optional<String> find(Map<?, ?> fields, String path) {
    Object value = fields;
    for (String name : path.split("\\.", -1)) {
      if (!(value instanceof Map<?, ?> map)) {
        return Optional.empty();
      }
      value = map.containsKey(name) ? map.get(name) : ignoringCase(map, name);
    }
    boolean scalar = value instanceof String || value instanceof Number || value instanceof Boolean;
    return scalar ? Optional.of(value.toString()) : Optional.empty();
  }

  private static Object ignoringCase(Map<?, ?> map, String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return map.entrySet().stream()
        .filter(entry -> entry.getKey().toString().toLowerCase(Locale.ROOT).equals(wanted))
        .map(entry -> (Object) entry.getValue())
        .findFirst()
        .orElse(Map.of()); // No scalar, so nothing is found.
  }
}
