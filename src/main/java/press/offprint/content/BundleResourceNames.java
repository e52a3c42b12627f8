package press.offprint.content;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import press.offprint.model.Metadata;

/** The names that a page bundle's front matter gives to its files: Hugo's {@code resources}. */
final class BundleResourceNames {
  private BundleResourceNames() {}

  /**
   * The files by their names. A {@code src} with wildcards names many files at once and gives none
   * of them a name of its own, so it is passed over.
   */
  static Map<String, String> of(Metadata metadata) {
    Map<String, String> names = new TreeMap<>();
    if (metadata.fields().get("resources") instanceof List<?> resources) {
      for (Object each : resources) {
        if (each instanceof Map<?, ?> resource
            && resource.get("src") instanceof String src
            && resource.get("name") instanceof String name
            && src.chars().noneMatch(c -> "*?[{".indexOf(c) >= 0)
            && !name.isBlank()) {
          names.putIfAbsent(name, src);
        }
      }
    }
    return names;
  }
}
