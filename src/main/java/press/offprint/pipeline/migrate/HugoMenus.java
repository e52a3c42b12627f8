package press.offprint.pipeline.migrate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The menus of Hugo. Icons and other extras of an entry belong to the theme. */
final class HugoMenus {
  private static final Set<String> FIELDS =
      Set.of("name", "url", "pageRef", "weight", "identifier", "parent");

  private HugoMenus() {}

  /**
   * Returns the menus for {@code offprint.yaml}.
   *
   * @param menu the key {@code menu} of Hugo
   * @param menus the key {@code menus} of Hugo
   */
  static Map<String, Object> of(
      Map<String, Object> menu, Map<String, Object> menus, ImportedSite site) {
    Map<String, Object> written = new LinkedHashMap<>(menu);
    written.putAll(menus);
    Map<String, Object> known = new LinkedHashMap<>();
    written.forEach((name, entries) -> known.put(name, entries(entries, site)));
    return known;
  }

  private static List<Map<String, Object>> entries(Object written, ImportedSite site) {
    List<Map<String, Object>> entries = new ArrayList<>();
    for (Object each : written instanceof List<?> list ? list : List.of()) {
      Map<String, Object> entry = new LinkedHashMap<>(ConfigTree.asMap(each));
      Map<String, Object> extras = new LinkedHashMap<>(entry);
      extras.keySet().removeAll(FIELDS);
      if (!extras.isEmpty()) {
        site.report()
            .without("menu entry " + entry.get("name") + ": " + extras, "write it into a template");
      }
      entry.keySet().retainAll(FIELDS);
      entries.add(entry);
    }
    return entries;
  }
}
