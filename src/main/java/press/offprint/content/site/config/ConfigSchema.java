package press.offprint.content.site.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import press.offprint.content.data.JsonSchema;
import press.offprint.content.site.config.key.Setting;
import press.offprint.content.site.config.key.SettingKeys;

/**
 * The JSON Schema (draft 2020-12) of {@code offprint.yaml}, written from the keys of the parser.
 */
public final class ConfigSchema {
  private ConfigSchema() {}

  /** Returns the names of all settings at the root of the file. */
  public static List<String> keys() {
    return Setting.names(SettingKeys.ROOT);
  }

  /** Returns the schema as maps, lists and texts in order. */
  public static Map<String, Object> schema() {
    Map<String, Object> schema =
        JsonSchema.root("offprint.yaml", "The configuration of a project of Offprint.");
    schema.putAll(map(SettingKeys.ROOT));
    return schema;
  }

  private static Map<String, Object> map(List<Setting> inner) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", List.of("object", "null"));
    if (!inner.isEmpty()) {
      Map<String, Object> properties = new LinkedHashMap<>();
      inner.forEach(setting -> properties.put(setting.key(), described(setting)));
      schema.put("properties", properties);
      schema.put("additionalProperties", false);
    }
    List<String> required = Setting.names(inner.stream().filter(Setting::required).toList());
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    return schema;
  }

  private static Map<String, Object> described(Setting setting) {
    Map<String, Object> schema = new LinkedHashMap<>();
    String otherwise =
        setting.otherwise().isEmpty() ? "" : " The default is " + setting.otherwise() + ".";
    schema.put("description", setting.meaning() + "." + otherwise);
    schema.putAll(typed(setting));
    return schema;
  }

  private static Map<String, Object> typed(Setting setting) {
    return switch (setting.type()) {
      case TEXT -> JsonSchema.text(setting.pattern());
      case CHOICE -> choice(setting.choices());
      case WHOLE -> JsonSchema.whole(setting.least(), setting.most());
      case SIZE -> size();
      case TEXTS -> JsonSchema.textOrList(setting.pattern());
      case MAP -> map(setting.inner());
      case MAPS -> JsonSchema.anyOf(map(setting.inner()), JsonSchema.list(map(setting.inner())));
      case NAMED_MAPS ->
          JsonSchema.anyOf(JsonSchema.textOrList(setting.pattern()), named(setting.inner()));
      case OPEN_MAPS -> open(setting);
      case NAME_OR_MAPS -> {
        Map<String, Object> one = JsonSchema.anyOf(styles(setting.choices()), map(setting.inner()));
        yield JsonSchema.anyOf(styles(setting.choices()), JsonSchema.list(one));
      }
      case PATTERNS -> JsonSchema.anyOf(styles(setting.choices()), patterns(setting.pattern()));
      case TEXT_OR_MAP ->
          JsonSchema.anyOf(JsonSchema.text(setting.pattern()), map(setting.inner()));
      case ANY -> Map.of();
    };
  }

  private static Map<String, Object> named(List<Setting> inner) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", List.of("object", "null"));
    schema.put("additionalProperties", map(inner));
    return schema;
  }

  private static Map<String, Object> open(Setting setting) {
    Map<String, Object> one = map(setting.inner());
    one.put("additionalProperties", JsonSchema.text(""));
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", List.of("object", "null"));
    schema.put("propertyNames", Map.of("pattern", "^(?:" + setting.pattern() + ")$"));
    schema.put("additionalProperties", one);
    return schema;
  }

  // The parser ignores the case, and an editor completes the canonical form.
  private static Map<String, Object> choice(List<String> choices) {
    List<Object> values = new ArrayList<>(choices);
    values.add(null);
    Map<String, Object> exact = new LinkedHashMap<>();
    exact.put("enum", values);
    List<String> folded = choices.stream().map(ConfigSchema::anyCase).toList();
    return JsonSchema.anyOf(
        exact, JsonSchema.string("\\s*(?:" + String.join("|", folded) + ")\\s*"));
  }

  private static String anyCase(String word) {
    StringBuilder pattern = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      String lower = String.valueOf(c).toLowerCase(Locale.ROOT);
      String upper = String.valueOf(c).toUpperCase(Locale.ROOT);
      pattern.append(lower.equals(upper) ? lower : "[" + lower + upper + "]");
    }
    return pattern.toString();
  }

  private static Map<String, Object> styles(List<String> names) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("enum", List.copyOf(names));
    return schema;
  }

  private static Map<String, Object> patterns(String pattern) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", List.of("object", "null"));
    schema.put("additionalProperties", JsonSchema.text(pattern));
    return schema;
  }

  private static Map<String, Object> size() {
    return JsonSchema.anyOf(
        JsonSchema.whole(1, Integer.MAX_VALUE),
        JsonSchema.string("\\s*" + SettingKeys.SIZE + "\\s*"));
  }
}
