package press.offprint.content.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The conversion of plain values, such as defaults of a section, to {@link LocatedValue}. */
public final class PlainValues {
  private PlainValues() {}

  /** Returns the value with line 0. */
  public static LocatedValue of(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, LocatedValue.Entry> entries = new LinkedHashMap<>();
      map.forEach((key, inner) -> entries.put(String.valueOf(key), entry(inner)));
      return new LocatedValue.Mapping(entries, 0, 0);
    }
    if (value instanceof List<?> list) {
      List<LocatedValue> items = new ArrayList<>();
      list.forEach(item -> items.add(of(item)));
      return new LocatedValue.Sequence(items, 0, 0);
    }
    return new LocatedValue.Scalar(String.valueOf(value), value, false, 0, 0);
  }

  /** Returns the value as an entry of a map, with line 0. */
  public static LocatedValue.Entry entry(Object value) {
    return new LocatedValue.Entry(of(value), 0, 0);
  }
}
