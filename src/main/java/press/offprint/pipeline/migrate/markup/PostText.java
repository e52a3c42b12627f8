package press.offprint.pipeline.migrate.markup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import press.offprint.content.data.YamlText;
import press.offprint.content.site.permalink.PathSegments;

/** A post that an import writes: front matter and Markdown. Fields without a value are left out. */
public final class PostText {
  private final Map<String, Object> fields = new LinkedHashMap<>();

  public PostText put(String key, Object value) {
    boolean nothing =
        value == null
            || value.equals("")
            || value.equals(false)
            || (value instanceof List<?> list && list.isEmpty());
    if (!nothing) {
      fields.put(key, value);
    }
    return this;
  }

  /** Returns the post as the text of a file. */
  public String with(String markdown) {
    return "---\n" + YamlText.of(fields) + "---\n\n" + markdown.strip() + "\n";
  }

  /** Returns a name as a file name without an extension; {@code otherwise} if nothing is left. */
  public static String fileName(String name, String otherwise) {
    String clean = PathSegments.urlize(name.replace('/', '-'));
    String safe = clean.isEmpty() || clean.startsWith("_") ? otherwise : clean;
    return safe.equals("index") || safe.equals("readme") ? safe + "-post" : safe;
  }
}
