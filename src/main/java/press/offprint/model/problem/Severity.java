package press.offprint.model.problem;

/** The effect of a problem on its post. */
public enum Severity {
  /** The post is published; something in it was replaced or repaired. */
  WARNING,
  /** The post is rejected. */
  ERROR
}
