package press.offprint.catalog.entry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
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
public final class JsonValues {
  // The catalog reads only what it wrote; what posts may say was capped before. The mapper of the
  // same library would do all this in two lines, and takes longer to load than a short run takes.
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private JsonValues() {}

  public static String write(Object value) {
    try {
      String json = write(value, false);
      // Half a surrogate pair has no UTF-8 form, but it has an escape.
      boolean sound = StandardCharsets.UTF_8.newEncoder().canEncode(json);
      return sound ? json : write(value, true);
    } catch (IOException e) {
      throw new CatalogException("The catalog cannot file a value: " + e.getMessage(), e);
    }
  }

  private static String write(Object value, boolean ascii) throws IOException {
    StringWriter out = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(out)) {
      generator.configure(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature(), ascii);
      put(generator, value);
    }
    return out.toString();
  }

  private static void put(JsonGenerator out, Object value) throws IOException {
    if (value instanceof Map<?, ?> map) {
      out.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        out.writeFieldName(String.valueOf(entry.getKey()));
        put(out, entry.getValue());
      }
      out.writeEndObject();
    } else if (value instanceof Collection<?> items) {
      out.writeStartArray();
      for (Object item : items) {
        put(out, item);
      }
      out.writeEndArray();
    } else if (value instanceof Integer number) {
      out.writeNumber(number);
    } else if (value instanceof Long number) {
      out.writeNumber(number);
    } else if (value instanceof Double number) {
      out.writeNumber(number);
    } else if (value instanceof Boolean truth) {
      out.writeBoolean(truth);
    } else if (value == null) {
      out.writeNull();
    } else {
      out.writeString(value.toString());
    }
  }

  static Map<String, Object> readMap(String json) {
    return map(read(json));
  }

  public static List<Object> readList(String json) {
    if (json.equals("[]")) {
      return List.of();
    }
    return read(json) instanceof List<?> list ? new ArrayList<>(list) : List.of();
  }

  private static Object read(String json) {
    try (JsonParser parser = FACTORY.createParser(json)) {
      parser.nextToken();
      return take(parser);
    } catch (JsonProcessingException e) {
      throw unreadable(e);
    } catch (IOException e) {
      throw new UncheckedIOException("Text in memory cannot fail to be read", e);
    }
  }

  private static Object take(JsonParser in) throws IOException {
    JsonToken token = in.currentToken();
    if (token == null) {
      throw new JsonParseException(in, "Nothing is there");
    }
    return switch (token) {
      case START_OBJECT -> {
        Map<String, Object> map = new LinkedHashMap<>();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
          String name = in.currentName();
          in.nextToken();
          map.put(name, take(in));
        }
        yield map;
      }
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
          list.add(take(in));
        }
        yield list;
      }
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> in.getNumberValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case VALUE_STRING -> in.getText();
      default -> throw new JsonParseException(in, "There is " + token + " where a value belongs");
    };
  }

  private static CatalogException unreadable(JsonProcessingException e) {
    return new CatalogException(
        "The catalog holds something that is not understood: "
            + e.getOriginalMessage()
            + ". Delete the folder .offprint in the output folder; it is made again.",
        e);
  }

  public static List<String> strings(Object value) {
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
