package press.offprint.catalog.version;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The last time that an edition of a source was made.
 *
 * @param at in milliseconds since 1970
 * @param run the number of the run in the history, 0 if it has none
 * @param causes why it was made
 * @param shared the inputs that all posts of the edition share, from names to fingerprints
 */
public record Making(
    String source,
    String edition,
    long at,
    long run,
    List<Cause> causes,
    Map<String, String> shared) {
  public Making {
    causes = List.copyOf(causes);
    shared = Map.copyOf(shared);
  }

  /**
   * An input that differed, or another reason.
   *
   * @param kind such as {@code source}, {@code template} or {@code setting}
   * @param name of the input; empty if the kind needs no name
   * @param change such as {@code added}; empty for other reasons
   */
  public record Cause(String kind, String name, String change) {}

  /** Returns the shared inputs in the order of their names. */
  public Map<String, String> sortedInputs() {
    return new TreeMap<>(shared);
  }
}
