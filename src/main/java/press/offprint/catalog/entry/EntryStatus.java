package press.offprint.catalog.entry;

/** The result of the last run for a source. */
public enum EntryStatus {
  PUBLISHED,
  REJECTED,
  IGNORED
}
