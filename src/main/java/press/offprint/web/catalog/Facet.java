package press.offprint.web.catalog;

import java.util.List;

/**
 * One way to narrow a list.
 *
 * @param name its parameter, such as {@code tag}
 * @param values most frequent first
 */
public record Facet(String name, List<Value> values) {

  public Facet {
    values = List.copyOf(values);
  }

  /**
   * One value of it.
   *
   * @param count how many items would be left
   */
  public record Value(String text, int count, boolean active) {}

  /** The value that is chosen, or an empty text. */
  public String chosen() {
    return values.stream().filter(Value::active).map(Value::text).findFirst().orElse("");
  }
}
