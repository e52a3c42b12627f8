package press.offprint.catalog;

/** How the last look at a source ended. */
public enum Status {
  PUBLISHED,
  REJECTED,
  IGNORED
}
