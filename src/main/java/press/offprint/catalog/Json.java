package press.offprint.catalog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Plain values (strings, numbers, booleans, lists, maps) as JSON and back, without loss: a value
 * whose type JSON does not tell is written as {@code {"$type": "text"}}. A value of any other type
 * comes back as its text.
 */
final class Json {
  private static final TypeReference<LinkedHashMap<String, Object>> MAP = new TypeReference<>() {};
  private static final TypeReference<ArrayList<Object>> LIST = new TypeReference<>() {};

  // The catalog reads only what it wrote; what posts may say was capped before.
  private static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNameLength(Integer.MAX_VALUE)
                      .maxStringLength(Integer.MAX_VALUE)
                      .build())
              .build());
  private static final ObjectWriter ASCII =
      MAPPER.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature());

  private Json() {}

  static String write(Object value) {
    try {
      String json = MAPPER.writeValueAsString(value);
      // Half a surrogate pair has no UTF-8 form, but it has an escape.
      boolean sound = StandardCharsets.UTF_8.newEncoder().canEncode(json);
      return sound ? json : ASCII.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new CatalogException("The catalog cannot file a value: " + e.getOriginalMessage(), e);
    }
  }

  static Map<String, Object> readMap(String json) {
    try {
      return MAPPER.readValue(json, MAP);
    } catch (JsonProcessingException e) {
      throw unreadable(e);
    }
  }

  static List<Object> readList(String json) {
    try {
      return json.equals("[]") ? List.of() : MAPPER.readValue(json, LIST);
    } catch (JsonProcessingException e) {
      throw unreadable(e);
    }
  }

  private static CatalogException unreadable(JsonProcessingException e) {
    return new CatalogException(
        "The catalog holds something that is not understood: "
            + e.getOriginalMessage()
            + ". Delete the folder .offprint in the output folder; it is made again.",
        e);
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

  /** A value that JSON keeps, in place of one that it may not. */
  static Object tag(Object value) {
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

  /** Undoes {@link #tag}. */
  static Object untag(Object value) {
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
