package press.offprint.content.frontmatter;

import java.util.LinkedHashMap;
import java.util.Map;
import press.offprint.content.data.LocatedValue.Entry;
import press.offprint.content.data.LocatedValue.Mapping;
import press.offprint.content.data.PlainValues;

/** The defaults for front matter that the sections around a post define (Hugo's cascade). */
final class CascadeDefaults {
  private CascadeDefaults() {}

  /**
   * Returns the fields of the post, and the defaults for those that it does not have. Maps such as
   * {@code params} are merged field by field.
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
          if (known.isEmpty()) {
            all.put(name, PlainValues.entry(value));
          } else if (all.get(known).value() instanceof Mapping inner
              && value instanceof Map<?, ?> map) {
            Map<String, Entry> both = new LinkedHashMap<>(inner.entries());
            map.forEach((k, v) -> both.putIfAbsent(String.valueOf(k), PlainValues.entry(v)));
            Entry entry = all.get(known);
            all.put(
                known,
                new Entry(
                    new Mapping(both, inner.line(), inner.column()), entry.line(), entry.column()));
          }
        });
    return new Mapping(all, own.line(), own.column());
  }
}
