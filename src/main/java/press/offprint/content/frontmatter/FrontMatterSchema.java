package press.offprint.content.frontmatter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import press.offprint.content.data.JsonSchema;

/** The JSON Schema (draft 2020-12) of front matter, written from the fields of the reader. */
public final class FrontMatterSchema {
  private static final String FLAG =
      "\\s*(?:[tT][rR][uU][eE]|[yY][eE][sS]|[oO][nN]|1|[fF][aA][lL][sS][eE]|[nN][oO]|[oO][fF][fF]|0)?\\s*";
  // A day of the calendar needs more than a pattern: the reader checks it.
  private static final String DATE =
      "\\s*|\\s*\\d{4}[-/](?:0?[1-9]|1[0-2])[-/](?:0?[1-9]|[12]\\d|3[01])(?:[Tt\\s].*)?"
          + "|\\s*(?:[A-Za-z]{3,9},?\\s+)?\\d{1,2}[- ][A-Za-z]{3,9}[- ,]+\\d{2,4}(?:\\s.*)?"
          + "|\\s*(?:[A-Za-z]{3,9},?\\s+)?[A-Za-z]{3,9}\\s+\\d{1,2},?\\s.*\\d{4}\\s*";

  private FrontMatterSchema() {}

  /** Returns the schema as maps, lists and texts in order. */
  public static Map<String, Object> schema() {
    Map<String, Object> schema =
        JsonSchema.root(
            "Front matter", "The metadata of a post of Offprint. Other fields are for templates.");
    Map<String, Object> properties = new LinkedHashMap<>();
    for (FrontMatterKey key : FrontMatterKey.values()) {
      for (String name : key.names()) {
        int dot = name.indexOf('.');
        Map<String, Object> group =
            dot < 0 ? properties : inner(properties, name.substring(0, dot));
        group.put(name.substring(dot + 1), described(key));
      }
    }
    schema.put("type", List.of("object", "null"));
    schema.put("properties", properties);
    return schema;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> inner(Map<String, Object> properties, String name) {
    Map<String, Object> group =
        (Map<String, Object>)
            properties.computeIfAbsent(
                name,
                missing -> {
                  Map<String, Object> schema = new LinkedHashMap<>();
                  schema.put("description", "Fields in a map, as in Zola and in Hugo's themes.");
                  schema.put("properties", new LinkedHashMap<String, Object>());
                  return schema;
                });
    return (Map<String, Object>) group.get("properties");
  }

  private static Map<String, Object> described(FrontMatterKey key) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("description", key.meaning() + ".");
    schema.putAll(typed(key.type()));
    return schema;
  }

  private static Map<String, Object> typed(FrontMatterKey.Type type) {
    return switch (type) {
      case TEXT -> JsonSchema.text("");
      case TEXTS -> JsonSchema.textOrList("");
      case NAMES -> listToo(JsonSchema.anyOf(JsonSchema.text(""), named()));
      case DATE -> date();
      case FLAG -> flag();
      case FLAG_OR_DATE -> JsonSchema.anyOf(flag(), date());
      case WHOLE ->
          JsonSchema.anyOf(
              JsonSchema.whole(Integer.MIN_VALUE, Integer.MAX_VALUE),
              JsonSchema.string("\\s*[-+]?[0-9_]*\\s*"));
      case PICTURE -> listToo(JsonSchema.anyOf(JsonSchema.text(""), picture()));
      case ANY -> Map.of();
    };
  }

  private static Map<String, Object> listToo(Map<String, Object> one) {
    return JsonSchema.anyOf(one, JsonSchema.list(one));
  }

  private static Map<String, Object> named() {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put(
        "anyOf",
        List.of("name", "title", "display_name", "id").stream()
            .map(name -> Map.of("required", List.of(name)))
            .toList());
    return schema;
  }

  private static Map<String, Object> picture() {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    return schema;
  }

  private static Map<String, Object> flag() {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("type", List.of("boolean", "null"));
    Map<String, Object> number = new LinkedHashMap<>();
    number.put("enum", List.of(0, 1));
    return JsonSchema.anyOf(JsonSchema.anyOf(text, number), JsonSchema.string(FLAG));
  }

  private static Map<String, Object> date() {
    Map<String, Object> schema = new LinkedHashMap<>(JsonSchema.string(DATE));
    schema.put("type", List.of("string", "null"));
    return schema;
  }
}
