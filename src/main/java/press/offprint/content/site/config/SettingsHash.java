package press.offprint.content.site.config;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import press.offprint.model.Site;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.navigation.LanguageSettings;

/**
 * The hash of all settings; their order in the file does not matter. Menus, main sections and the
 * icon are left out, because pages alone show them, and the inputs of pages hold them.
 */
final class SettingsHash {
  private SettingsHash() {}

  /** Returns the SHA-256 of all settings, in hexadecimal. */
  static String of(Site site) {
    StringBuilder out = new StringBuilder();
    for (Object part :
        List.of(
            site.title(),
            site.description(),
            site.author(),
            site.language(),
            site.baseUrl(),
            site.baseUrlGiven(),
            site.paper(),
            site.permalinks(),
            site.editions(),
            site.feedItems(),
            site.limits(),
            site.params(),
            site.pageItems(),
            site.theme(),
            site.syntax(),
            site.addresses(),
            site.structure().taxonomies(),
            languages(site),
            site.hasSearch(),
            site.trust(),
            site.pageHosts().frames().names(),
            site.pageHosts().pictures().names(),
            site.variants())) {
      append(part, out);
    }
    return Bytes.utf8(out.toString()).sha256();
  }

  // Their menus are left out as well.
  private static List<Object> languages(Site site) {
    List<Object> facts = new ArrayList<>();
    for (LanguageSettings language : site.structure().languages()) {
      facts.addAll(
          List.of(
              language.tag(),
              language.name(),
              language.title(),
              language.description(),
              language.params()));
    }
    return facts;
  }

  /** Returns the hash of all settings and of those that editions do not see. */
  static String with(Site site, RelatedSettings related) {
    StringBuilder out = new StringBuilder(site.fingerprint());
    append(related.enabled(), out);
    append(related.stop(), out);
    return Bytes.utf8(out.toString()).sha256();
  }

  // A length before each value separates it from the next: "ab", "c" is not "a", "bc".
  private static void append(Object value, StringBuilder out) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> sorted = new TreeMap<>();
      map.forEach((key, inner) -> sorted.put(String.valueOf(key), inner));
      out.append('{').append(sorted.size());
      sorted.forEach(
          (key, inner) -> {
            append(key, out);
            append(inner, out);
          });
    } else if (value instanceof List<?> list) {
      out.append('[').append(list.size());
      list.forEach(inner -> append(inner, out));
    } else if (value instanceof Record record) {
      append(components(record), out);
    } else {
      String text = String.valueOf(value);
      out.append(value.getClass().getSimpleName().charAt(0)).append(text.length());
      out.append(':').append(text);
    }
  }

  // Java makes code for toString() of a record at its first call: 30 ms for a record of this size.
  private static List<Object> components(Record record) {
    List<Object> values = new ArrayList<>();
    try {
      for (RecordComponent component : record.getClass().getRecordComponents()) {
        values.add(component.getAccessor().invoke(record));
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The settings " + record.getClass() + " cannot be read", e);
    }
    return values;
  }
}
