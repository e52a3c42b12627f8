package press.offprint.catalog.entry;

/** How the last look at a source ended. */
public enum EntryStatus {
  PUBLISHED,
  REJECTED,
  IGNORED
}
