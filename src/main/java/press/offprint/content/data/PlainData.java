package press.offprint.content.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Plain values made {@link Data} again, for what comes from elsewhere than the file at hand. */
public final class PlainData {
  private PlainData() {}

  /** The value, on no line. */
  public static Data of(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Data.Entry> entries = new LinkedHashMap<>();
      map.forEach((key, inner) -> entries.put(String.valueOf(key), entry(inner)));
      return new Data.Mapping(entries, 0, 0);
    }
    if (value instanceof List<?> list) {
      List<Data> items = new ArrayList<>();
      list.forEach(item -> items.add(of(item)));
      return new Data.Sequence(items, 0, 0);
    }
    return new Data.Scalar(String.valueOf(value), value, false, 0, 0);
  }

  /** The value as an entry of a map. */
  public static Data.Entry entry(Object value) {
    return new Data.Entry(of(value), 0, 0);
  }
}
