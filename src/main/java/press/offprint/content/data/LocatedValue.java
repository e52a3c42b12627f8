package press.offprint.content.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A value of a YAML, TOML or JSON file with its line and column. */
public sealed interface LocatedValue {

  /** Returns the one-based line, 0 if it is not known. */
  int line();

  /** Returns the one-based column, 0 if it is not known. */
  int column();

  /** Returns the type of the value with an article, for messages: {@code a list}. */
  String kind();

  /**
   * Returns the value as strings, numbers, booleans, and unmodifiable lists and maps in order.
   * Nulls are left out.
   *
   * @param text the conversion of each text and key
   */
  default Object plain(UnaryOperator<String> text) {
    if (this instanceof Mapping mapping) {
      Map<String, Object> map = new LinkedHashMap<>();
      mapping
          .entries()
          .forEach(
              (key, entry) -> {
                if (!entry.value().isNothing()) {
                  map.put(text.apply(key), entry.value().plain(text));
                }
              });
      return Collections.unmodifiableMap(map);
    }
    if (this instanceof Sequence sequence) {
      List<Object> list = new ArrayList<>();
      for (LocatedValue item : sequence.items()) {
        if (!item.isNothing()) {
          list.add(item.plain(text));
        }
      }
      return Collections.unmodifiableList(list);
    }
    Object value = ((Scalar) this).value();
    return value instanceof String string ? text.apply(string) : value;
  }

  /** Returns true for null, as in {@code author: ~}. */
  default boolean isNothing() {
    return this instanceof Scalar scalar && scalar.nothing();
  }

  /**
   * A single value.
   *
   * @param text the value as written, because {@code no} and {@code 1.10} may be meant as text
   * @param value a String, Boolean, Long, BigInteger or Double; empty text for null
   * @param nothing true for null
   */
  record Scalar(String text, Object value, boolean nothing, int line, int column)
      implements LocatedValue {
    @Override
    public String kind() {
      if (nothing) {
        return "empty";
      }
      return value instanceof Boolean
          ? "true or false"
          : value instanceof Number ? "a number" : "a text";
    }
  }

  /** A list. */
  record Sequence(List<LocatedValue> items, int line, int column) implements LocatedValue {
    @Override
    public String kind() {
      return "a list";
    }
  }

  /** A map with text keys, in the order of the file. */
  record Mapping(Map<String, Entry> entries, int line, int column) implements LocatedValue {
    @Override
    public String kind() {
      return "a map";
    }
  }

  /** A value of a map, with the line and column of its key. */
  record Entry(LocatedValue value, int line, int column) {}
}
