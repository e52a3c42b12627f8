package press.offprint.content.frontmatter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import press.offprint.model.Metadata;

/** The front matter fields that Hugo's themes and Jekyll use for the cover picture of a post. */
public final class CoverCandidates {
  private static final String[] FIELDS = FrontMatterKey.COVER.names();

  private CoverCandidates() {}

  /**
   * Returns the references as written, best first; root fields precede {@code extra} and params.
   */
  public static List<String> wanted(Metadata metadata) {
    List<String> found = new ArrayList<>();
    collect(metadata.fields(), found);
    for (String group : List.of("extra", "params")) {
      if (metadata.fields().get(group) instanceof Map<?, ?> map) {
        collect(map, found);
      }
    }
    return List.copyOf(found);
  }

  private static void collect(Map<?, ?> fields, List<String> found) {
    for (String name : FIELDS) {
      add(fields.get(name), found);
    }
  }

  private static void add(Object value, List<String> found) {
    if (value instanceof String text && !text.isBlank()) {
      found.add(text.strip());
    } else if (value instanceof List<?> list && !list.isEmpty()) {
      add(list.get(0), found);
    } else if (value instanceof Map<?, ?> map) {
      for (String key : List.of("image", "src", "path", "url")) {
        add(map.get(key), found);
      }
    }
  }
}
