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
  /** The source is not published, such as a draft; {@link Receipt#hidden} is the reason. */
  IGNORED,
  /** The source was deleted or is hidden now, and its renditions were removed. */
  WITHDRAWN,
  /** The command {@code check} found that the post can be published. */
  CHECKED;

  /** Returns the name in reports. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
