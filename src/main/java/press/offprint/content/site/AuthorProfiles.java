package press.offprint.content.site;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import press.offprint.content.site.permalink.PathSegments;

/**
 * The profiles in {@code data/authors}: a map from names, or from names in the form of paths such
 * as {@code mika-aalto}, to maps. A map may have a {@code name}.
 */
final class AuthorProfiles {
  private final Map<String, Map<String, Object>> byKey = new HashMap<>();

  AuthorProfiles(Map<String, Object> data) {
    if (data.get("authors") instanceof Map<?, ?> authors) {
      authors.forEach(
          (key, value) -> {
            if (value instanceof Map<?, ?> written) {
              Map<String, Object> profile = new LinkedHashMap<>();
              written.forEach((field, content) -> profile.put(String.valueOf(field), content));
              byKey.put(PathSegments.urlize(String.valueOf(key)), profile);
              if (profile.get("name") instanceof String name) {
                byKey.putIfAbsent(PathSegments.urlize(name), profile);
              }
            }
          });
    }
  }

  /** Returns the profile of an author with the {@code name} that the post gives. */
  Map<String, Object> of(String author) {
    Map<String, Object> profile =
        new LinkedHashMap<>(byKey.getOrDefault(PathSegments.urlize(author), Map.of()));
    profile.put("term", author);
    profile.putIfAbsent("name", author);
    return Collections.unmodifiableMap(profile);
  }
}
