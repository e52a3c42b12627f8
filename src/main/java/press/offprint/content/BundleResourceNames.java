package press.offprint.content;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import press.offprint.model.Metadata;

/** The names that the front matter of a page bundle gives to files: Hugo's {@code resources}. */
final class BundleResourceNames {
  private BundleResourceNames() {}

  /**
   * Returns the files by their names. A {@code src} with wildcards is ignored, because it matches
   * several files and gives none of them a name.
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
