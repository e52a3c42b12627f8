package press.offprint.catalog.entry;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import press.offprint.json.Json;

/**
 * The JSON of the catalog, and the types that JSON does not have: a value of such a type is stored
 * as {@code {"$type": "text"}}. A value of any type that is not known here is stored as its text.
 */
public final class JsonValues {
  private JsonValues() {}

  /** Returns a list of strings as JSON. */
  public static String write(List<String> values) {
    return Json.write(values);
  }

  /** Returns the strings of a JSON list. */
  public static List<String> readStrings(String json) {
    return strings(readList(json));
  }

  static List<?> readList(String json) {
    if (json.equals("[]")) {
      return List.of();
    }
    return read(json) instanceof List<?> list ? list : List.of();
  }

  static Map<String, Object> readMap(String json) {
    return map(read(json));
  }

  private static Object read(String json) {
    try {
      return Json.read(json);
    } catch (IllegalArgumentException e) {
      throw new CatalogException(
          "The catalog is damaged: it has a value that is no JSON ("
              + e.getMessage()
              + "). Delete the state folder, then publish again.",
          e);
    }
  }

  static List<String> strings(Object value) {
    return value instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }

  static Map<String, Object> map(Object value) {
    Map<String, Object> out = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, item) -> out.put(String.valueOf(key), item));
    }
    return out;
  }

  /** Returns a value from which {@link #untag} makes {@code value} again after JSON. */
  public static Object tag(Object value) {
    if (value == null
        || value instanceof String
        || value instanceof Boolean
        || value instanceof Integer) {
      return value;
    } else if (value instanceof Map<?, ?> map) {
      Map<String, Object> out = new LinkedHashMap<>();
      map.forEach((key, item) -> out.put(String.valueOf(key), tag(item)));
      return isTag(out) ? Map.of("$map", out) : out;
    } else if (value instanceof Collection<?> items) {
      List<Object> out = new ArrayList<>(items.size());
      items.forEach(item -> out.add(tag(item)));
      return out;
    } else if (value instanceof Double number && Double.isFinite(number)) {
      return number;
    } else if (value instanceof Long number && number.intValue() != number) {
      return number;
    } else if (value instanceof Number) {
      return Map.of("$" + value.getClass().getSimpleName(), value.toString());
    }
    return value.toString();
  }

  /** Reverts {@link #tag}. */
  public static Object untag(Object value) {
    if (value instanceof List<?> list) {
      List<Object> out = new ArrayList<>(list.size());
      list.forEach(item -> out.add(untag(item)));
      return out;
    } else if (value instanceof Map<?, ?> map) {
      return isTag(map) ? untagged(map.entrySet().iterator().next()) : untagAll(map);
    }
    return value;
  }

  private static boolean isTag(Map<?, ?> map) {
    return map.size() == 1 && String.valueOf(map.keySet().iterator().next()).startsWith("$");
  }

  private static Map<String, Object> untagAll(Map<?, ?> map) {
    Map<String, Object> out = new LinkedHashMap<>();
    map.forEach((key, item) -> out.put(String.valueOf(key), untag(item)));
    return out;
  }

  private static Object untagged(Map.Entry<?, ?> tagged) {
    Object value = tagged.getValue();
    String text = String.valueOf(value);
    return switch (String.valueOf(tagged.getKey())) {
      case "$map" -> untagAll((Map<?, ?>) value);
      case "$Long" -> Long.valueOf(text);
      case "$Double" -> Double.valueOf(text);
      case "$Float" -> Float.valueOf(text);
      case "$Short" -> Short.valueOf(text);
      case "$Byte" -> Byte.valueOf(text);
      case "$BigInteger" -> new BigInteger(text);
      case "$BigDecimal" -> new BigDecimal(text);
      default -> text;
    };
  }
}
