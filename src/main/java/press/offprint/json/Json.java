package press.offprint.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import press.offprint.model.text.HiddenCharacters;

/**
 * Writes and reads plain values as JSON: strings, numbers, booleans, null, iterables, maps and
 * {@link JsonObject}s. A value of any other type is written as its text. Jackson's mapper is not
 * used, because it takes longer to load than a short run takes.
 */
public final class Json {
  // The sizes of untrusted texts are limited before they are parsed; the catalog's are not.
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private Json() {}

  /**
   * Returns {@code value} as JSON without whitespace. Controls, line separators and characters that
   * change the direction of text are escaped, so that a terminal can show it.
   */
  public static String write(Object value) {
    String json = write(value, false);
    // A lone surrogate has no UTF-8 form, but it has an escape.
    boolean isValid = StandardCharsets.UTF_8.newEncoder().canEncode(json);
    return isValid ? escapeControls(json) : write(value, true);
  }

  // A terminal obeys C1 controls, shows text after a bidirectional control in another order, and
  // some programs end a line at U+2028. All of them are in strings only, never between them.
  private static String escapeControls(String json) {
    int i = 0;
    while (i < json.length() && !isEscaped(json, i)) {
      i += Character.charCount(json.codePointAt(i));
    }
    if (i == json.length()) {
      return json;
    }
    StringBuilder out = new StringBuilder(json.length() + 16).append(json, 0, i);
    while (i < json.length()) {
      int length = Character.charCount(json.codePointAt(i));
      if (isEscaped(json, i)) {
        for (int end = i + length; i < end; i++) {
          out.append(String.format(Locale.ROOT, "\\u%04x", (int) json.charAt(i)));
        }
      } else {
        out.append(json, i, i + length);
        i += length;
      }
    }
    return out.toString();
  }

  // Jackson escapes the controls of ASCII, and an indented text has line feeds between its values.
  private static boolean isEscaped(String json, int at) {
    return json.charAt(at) >= 0x7F && HiddenCharacters.isHidden(json.codePointAt(at));
  }

  /**
   * Returns {@code value} as JSON that may be part of HTML and of JavaScript: no tag, comment or
   * entity can begin in it, and no line of old JavaScript ends in it.
   */
  public static String writeForHtml(Object value) {
    String json = write(value);
    StringBuilder out = new StringBuilder(json.length() + 16);
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      // These characters are in strings only, never between them.
      switch (c) {
        case '<' -> out.append("\\u003c");
        case '>' -> out.append("\\u003e");
        case '&' -> out.append("\\u0026");
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  /** Returns {@code value} as JSON for people: two spaces a level, and a newline at the end. */
  public static String writeIndented(Object value) {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentArraysWith(lines);
    printer.indentObjectsWith(lines);
    StringWriter out = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(out)) {
      generator.setPrettyPrinter(printer);
      put(generator, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.append('\n').toString();
  }

  private static String write(Object value, boolean asciiOnly) {
    StringWriter out = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(out)) {
      generator.configure(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature(), asciiOnly);
      put(generator, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  private static void put(JsonGenerator out, Object value) throws IOException {
    if (value == null) {
      out.writeNull();
    } else if (value instanceof JsonObject object) {
      put(out, object.fields());
    } else if (value instanceof Map<?, ?> map) {
      out.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        out.writeFieldName(String.valueOf(entry.getKey()));
        put(out, entry.getValue());
      }
      out.writeEndObject();
    } else if (value instanceof Iterable<?> items) {
      out.writeStartArray();
      for (Object item : items) {
        put(out, item);
      }
      out.writeEndArray();
    } else if (value instanceof Number number) {
      out.writeNumber(number.toString());
    } else if (value instanceof Boolean truth) {
      out.writeBoolean(truth);
    } else {
      out.writeString(value.toString());
    }
  }

  /**
   * Returns the value of a JSON text: a string, number, boolean, null, list or map in the order of
   * the text.
   *
   * @throws IllegalArgumentException if the text is no JSON
   */
  public static Object read(String json) {
    try (JsonParser parser = FACTORY.createParser(json)) {
      parser.nextToken();
      Object value = take(parser);
      if (parser.nextToken() != null) {
        throw new JsonParseException(parser, "The text does not end after its value");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Object take(JsonParser in) throws IOException {
    JsonToken token = in.currentToken();
    if (token == null) {
      throw new JsonParseException(in, "The text is empty");
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
      default -> throw new JsonParseException(in, "A value is missing");
    };
  }
}
