package press.offprint.content.site.cascade;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import press.offprint.model.interrupt.Regex;

/**
 * The front matter fields that a section may give to the posts below it by {@code cascade}. A
 * section of a trusted folder may give every field. Any other may give the fields of this list
 * alone: those that cannot withdraw, reject, move, rename or reattribute a post. A field that is
 * not in the list is ignored, so a new field is safe until it is added here.
 */
public final class CascadeFields {
  private static final Set<String> LISTS = Set.of("tags", "series", "keywords");
  // No code of Offprint reads these; templates may.
  private static final Set<String> PLAIN = Set.of("type", "toc", "comments");
  private static final String WEIGHT = "weight";
  private static final String PARAMS = "params";
  private static final int MOST_TERMS = 20;

  private CascadeFields() {}

  /** Returns the rules of a cascade, which is one map or a list of maps. */
  static List<Map<?, ?>> rules(Object cascade) {
    List<Map<?, ?>> rules = new ArrayList<>();
    List<?> written =
        cascade instanceof List<?> list ? list : cascade == null ? List.of() : List.of(cascade);
    for (Object each : written) {
      if (each instanceof Map<?, ?> map) {
        rules.add(map);
      }
    }
    return rules;
  }

  /** Returns the condition of a rule; an empty map if there is none. */
  static Map<?, ?> target(Map<?, ?> rule) {
    Object target = rule.containsKey("_target") ? rule.get("_target") : rule.get("target");
    return target instanceof Map<?, ?> map ? map : Map.of();
  }

  /** Returns the values that a rule may give. */
  static Map<String, Object> given(Map<?, ?> rule, boolean trusted) {
    Map<String, Object> values = new LinkedHashMap<>();
    rule.forEach(
        (key, value) -> {
          String name = String.valueOf(key);
          if (isValue(name) && trusted) {
            values.put(name, value);
          } else if (isValue(name) && isParams(name, value)) {
            Map<String, Object> params = plain(value);
            params.keySet().removeIf(FieldNames::isField);
            if (!params.isEmpty()) {
              values.put(name, params);
            }
          } else if (isValue(name) && isAllowed(name, value)) {
            values.put(name, value);
          }
        });
    return values;
  }

  /**
   * Returns the fields of a cascade that are ignored outside of trusted folders, sorted; a
   * parameter as {@code params.author}.
   */
  public static Set<String> ignored(Object cascade) {
    Set<String> names = new TreeSet<>();
    for (Map<?, ?> rule : rules(cascade)) {
      rule.forEach(
          (key, value) -> {
            String name = String.valueOf(key);
            if (!isValue(name)) {
              return;
            }
            if (isParams(name, value)) {
              plain(value).keySet().stream()
                  .filter(FieldNames::isField)
                  .forEach(param -> names.add(name + "." + param));
            } else if (!isAllowed(name, value)) {
              names.add(name);
            }
          });
    }
    return names;
  }

  // A cascade in a cascade has no effect, as in Hugo.
  private static boolean isValue(String name) {
    return !name.equals("_target") && !name.equals("target") && !name.equalsIgnoreCase("cascade");
  }

  private static boolean isParams(String name, Object value) {
    return name.equalsIgnoreCase(PARAMS) && value instanceof Map<?, ?>;
  }

  private static Map<String, Object> plain(Object map) {
    Map<String, Object> values = new LinkedHashMap<>();
    ((Map<?, ?>) map).forEach((key, value) -> values.put(String.valueOf(key), value));
    return values;
  }

  // A value of the wrong type would be an error in each post.
  private static boolean isAllowed(String name, Object value) {
    String field = name.toLowerCase(Locale.ROOT);
    if (LISTS.contains(field)) {
      return isText(value)
          || (value instanceof List<?> list
              && list.size() <= MOST_TERMS
              && list.stream().allMatch(CascadeFields::isText));
    }
    return field.equals(WEIGHT)
        ? Regex.matches(String.valueOf(value), "-?[0-9]{1,9}")
        : PLAIN.contains(field) && isText(value);
  }

  private static boolean isText(Object value) {
    return value instanceof String || value instanceof Number || value instanceof Boolean;
  }
}
