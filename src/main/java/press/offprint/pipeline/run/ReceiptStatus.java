package press.offprint.pipeline.run;

import java.util.Locale;

/** The result of one source in a run. */
public enum ReceiptStatus {
  /** At least one rendition is new. */
  PUBLISHED,
  /** All renditions are published and up to date. */
  UNCHANGED,
  /** The post has an error; its earlier renditions stay published. */
  REJECTED,
  /** The post is a draft, has a future date or is expired. */
  IGNORED,
  /** The source was deleted, and its renditions were removed. */
  WITHDRAWN,
  /** The command {@code check} found that the post can be published. */
  CHECKED;

  /** Returns the name in reports. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
