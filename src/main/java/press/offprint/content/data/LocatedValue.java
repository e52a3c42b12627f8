package press.offprint.content.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A value as written in YAML, TOML or JSON, and where it stands. */
public sealed interface LocatedValue {

  /** One-based line, 0 where it is not known. */
  int line();

  /** One-based column, 0 where it is not known. */
  int column();

  /** What it is, for a sentence: {@code a list}. */
  String kind();

  /** As plain Java: strings, numbers, booleans, unmodifiable lists and maps in order; no nulls. */
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

  /** True for null, as in {@code author: ~}. */
  default boolean isNothing() {
    return this instanceof Scalar scalar && scalar.nothing();
  }

  /**
   * A single value.
   *
   * @param text as written, so that {@code no} and {@code 1.10} stay what they are
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

  /** A value of a map, and where its key stands. */
  record Entry(LocatedValue value, int line, int column) {}
}
