package press.offprint.pipeline.annotate;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The result for one post.
 *
 * @param added the fields that the post gets, in order
 * @param message the reason of a refusal and the next step; else empty
 */
public record Annotation(
    String source, Outcome outcome, Map<String, List<String>> added, String message) {

  /** The result of the suggestions. */
  public enum Outcome {
    /** They would be written with {@code --write}. */
    PROPOSED,
    /** They are in the file. */
    WRITTEN,
    /** The post has both fields, or there is nothing to suggest. */
    COMPLETE,
    /** They cannot be written. */
    REFUSED;

    /** Returns the name in JSON. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Annotation refused(String source, Map<String, List<String>> added, String message) {
    return new Annotation(source, Outcome.REFUSED, added, message);
  }
}
