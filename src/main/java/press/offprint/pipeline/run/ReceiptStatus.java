package press.offprint.pipeline.run;

import java.util.Locale;

/** How one source ended. */
public enum ReceiptStatus {
  /** At least one rendition is new. */
  PUBLISHED,
  /** All renditions are there already and made from the same things. */
  UNCHANGED,
  /** The post is broken; what was published of it before stays. */
  REJECTED,
  /** Not meant to be published now: a draft, a future or an expired post. */
  IGNORED,
  /** The source is gone, and so are its renditions. */
  WITHDRAWN,
  /** Looked at by {@code check}: it can be published. */
  CHECKED;

  /** The name that reports carry. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
