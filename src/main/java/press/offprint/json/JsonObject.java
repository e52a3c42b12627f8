package press.offprint.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A JSON object whose fields are written in the order in which they were put. Not thread-safe. */
public final class JsonObject {
  private final Map<String, Object> fields = new LinkedHashMap<>();

  /**
   * Returns the object of a JSON text.
   *
   * @throws IllegalArgumentException if the text is no JSON object
   */
  public static JsonObject read(String json) {
    if (Json.read(json) instanceof Map<?, ?> map) {
      return of(map);
    }
    throw new IllegalArgumentException("The JSON text is no object");
  }

  /** Returns an object with the entries of {@code value}, with none if that is no map. */
  public static JsonObject of(Object value) {
    JsonObject object = new JsonObject();
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, item) -> object.put(String.valueOf(name), item));
    }
    return object;
  }

  /** Sets a field to a value that {@link Json} writes. */
  public JsonObject put(String name, Object value) {
    fields.put(name, value);
    return this;
  }

  public boolean has(String name) {
    return fields.containsKey(name);
  }

  public Set<String> names() {
    return fields.keySet();
  }

  /** Returns the value of a field, null if it has none. */
  public Object get(String name) {
    return fields.get(name);
  }

  /** Returns a string, number or boolean as its text, empty if the field has none. */
  public String text(String name) {
    Object value = fields.get(name);
    return value == null || value instanceof Map || value instanceof List ? "" : value.toString();
  }

  /** Returns a number, 0 if the field has none. */
  public long number(String name) {
    return fields.get(name) instanceof Number number ? number.longValue() : 0;
  }

  /** Returns true if the field is true. */
  public boolean isTrue(String name) {
    return Boolean.TRUE.equals(fields.get(name));
  }

  /** Returns the items of a list as texts, none if the field is no list. */
  public List<String> texts(String name) {
    return list(name).stream().map(String::valueOf).toList();
  }

  /** Returns the items of a list as objects, none if the field is no list. */
  public List<JsonObject> objects(String name) {
    return list(name).stream().map(JsonObject::of).toList();
  }

  /** Returns the object of a field, an empty one if the field has none. */
  public JsonObject object(String name) {
    return of(fields.get(name));
  }

  private List<?> list(String name) {
    return fields.get(name) instanceof List<?> list ? list : List.of();
  }

  Map<String, Object> fields() {
    return fields;
  }

  /** Returns the object as JSON without whitespace. */
  @Override
  public String toString() {
    return Json.write(this);
  }
}
