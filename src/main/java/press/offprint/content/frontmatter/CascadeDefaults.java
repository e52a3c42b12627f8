package press.offprint.content.frontmatter;

import java.util.LinkedHashMap;
import java.util.Map;
import press.offprint.content.data.LocatedValue;
import press.offprint.content.data.LocatedValue.Entry;
import press.offprint.content.data.LocatedValue.Mapping;
import press.offprint.content.data.PlainValues;
import press.offprint.content.site.cascade.FieldNames;

/** The defaults for front matter that the sections around a post define (Hugo's cascade). */
final class CascadeDefaults {
  private CascadeDefaults() {}

  /**
   * Returns the fields of the post, and the defaults for those that it does not have under any of
   * their names. Maps such as {@code params} are merged field by field.
   */
  static Mapping into(Mapping own, Map<String, Object> values) {
    if (values.isEmpty()) {
      return own;
    }
    Map<String, Entry> all = new LinkedHashMap<>(own.entries());
    values.forEach(
        (name, value) -> {
          String known =
              all.keySet().stream().filter(name::equalsIgnoreCase).findFirst().orElse("");
          if (value instanceof Map<?, ?> map) {
            merge(own, all, known.isEmpty() ? name : known, map);
          } else if (known.isEmpty() && isMissing(own, name)) {
            all.put(name, PlainValues.entry(value));
          }
        });
    return new Mapping(all, own.line(), own.column());
  }

  private static void merge(Mapping own, Map<String, Entry> all, String name, Map<?, ?> values) {
    Entry present = all.get(name);
    if ((present != null && !(present.value() instanceof Mapping)) || !hasNoSynonym(own, name)) {
      return;
    }
    Mapping inner =
        present != null && present.value() instanceof Mapping mapping
            ? mapping
            : new Mapping(Map.of(), 0, 0);
    Map<String, Entry> both = new LinkedHashMap<>(inner.entries());
    values.forEach(
        (key, value) -> {
          if (isMissing(own, name + "." + key)) {
            both.putIfAbsent(String.valueOf(key), PlainValues.entry(value));
          }
        });
    if (!both.isEmpty()) {
      int line = present == null ? 0 : present.line();
      int column = present == null ? 0 : present.column();
      all.put(name, new Entry(new Mapping(both, inner.line(), inner.column()), line, column));
    }
  }

  // A synonym of a map itself, such as image for cover; the map may be there.
  private static boolean hasNoSynonym(Mapping own, String name) {
    return FieldNames.synonyms(name).stream()
        .filter(synonym -> !synonym.equalsIgnoreCase(name))
        .noneMatch(synonym -> has(own, synonym));
  }

  private static boolean isMissing(Mapping own, String name) {
    return FieldNames.synonyms(name).stream().noneMatch(synonym -> has(own, synonym));
  }

  private static boolean has(Mapping own, String name) {
    int dot = name.indexOf('.');
    String first = dot < 0 ? name : name.substring(0, dot);
    for (Map.Entry<String, Entry> entry : own.entries().entrySet()) {
      if (entry.getKey().equalsIgnoreCase(first)) {
        LocatedValue value = entry.getValue().value();
        return dot < 0
            ? !value.isNothing()
            : value instanceof Mapping inner && has(inner, name.substring(dot + 1));
      }
    }
    return false;
  }
}
