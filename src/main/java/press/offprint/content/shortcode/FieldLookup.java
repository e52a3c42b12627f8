package press.offprint.content.shortcode;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Looks up values in maps of front matter. Names match without regard to case, as in Hugo. */
final class FieldLookup {
  private FieldLookup() {}

  /**
   * Returns the value at {@code path}, such as {@code author.name}, as text; empty if there is none
   * or if it is a map or a list.
   */
  static Optional<String> find(Map<?, ?> fields, String path) {
    Object value = fields;
    for (String name : path.split("\\.", -1)) {
      if (!(value instanceof Map<?, ?> map)) {
        return Optional.empty();
      }
      value = map.containsKey(name) ? map.get(name) : findIgnoringCase(map, name);
    }
    boolean scalar = value instanceof String || value instanceof Number || value instanceof Boolean;
    return scalar ? Optional.of(value.toString()) : Optional.empty();
  }

  private static Object findIgnoringCase(Map<?, ?> map, String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (entry.getKey().toString().toLowerCase(Locale.ROOT).equals(wanted)) {
        return entry.getValue();
      }
    }
    return null;
  }
}
