package press.offprint.model;

/** What a problem does to its post. */
public enum Severity {
  /** The post is published; something in it was replaced or repaired. */
  WARNING,
  /** The post is rejected. */
  ERROR
}
