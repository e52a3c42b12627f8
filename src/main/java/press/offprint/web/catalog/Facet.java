package press.offprint.web.catalog;

import java.util.List;

/**
 * A property of posts by which a list can be filtered.
 *
 * @param name its URL parameter, such as {@code tag}
 * @param values the most frequent first
 */
public record Facet(String name, List<Value> values) {

  public Facet {
    values = List.copyOf(values);
  }

  /**
   * A value of a facet.
   *
   * @param count the number of posts that have it
   * @param active true if the list is filtered by it
   */
  public record Value(String text, int count, boolean active) {}

  /** Returns the active value, empty if there is none. */
  public String chosen() {
    return values.stream().filter(Value::active).map(Value::text).findFirst().orElse("");
  }
}
