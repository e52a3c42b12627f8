package press.offprint.content.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parts of JSON Schemas (draft 2020-12) for values that YAML, TOML or JSON may hold. */
public final class JsonSchema {
  private static final List<String> SCALAR = List.of("string", "number", "boolean", "null");

  private JsonSchema() {}

  /** Returns a schema with its dialect and its title, to which more can be added. */
  public static Map<String, Object> root(String title, String description) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", title);
    schema.put("description", description);
    return schema;
  }

  /**
   * Returns the schema of a single value that is read as a text; {@code no} and {@code 1.10} are
   * texts, too.
   *
   * @param pattern that a string must match as a whole; empty for any
   */
  public static Map<String, Object> text(String pattern) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", SCALAR);
    if (!pattern.isEmpty()) {
      schema.put("pattern", "^(?:" + pattern + ")$");
    }
    return schema;
  }

  /** Returns the schema of a string that matches a pattern as a whole. */
  public static Map<String, Object> string(String pattern) {
    Map<String, Object> schema = text(pattern);
    schema.put("type", "string");
    return schema;
  }

  /** Returns the schema of a whole number; null counts as missing. */
  public static Map<String, Object> whole(int least, int most) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", List.of("integer", "null"));
    schema.put("minimum", least);
    schema.put("maximum", most);
    return schema;
  }

  /** Returns the schema of a text or a list of texts. */
  public static Map<String, Object> textOrList(String pattern) {
    return anyOf(text(pattern), list(text(pattern)));
  }

  /** Returns the schema of a list. */
  public static Map<String, Object> list(Map<String, Object> items) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "array");
    schema.put("items", items);
    return schema;
  }

  /** Returns the schema of a value that fits one of two schemas. */
  public static Map<String, Object> anyOf(Map<String, Object> first, Map<String, Object> second) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("anyOf", List.of(first, second));
    return schema;
  }
}
