package press.offprint.pipeline.run;

import java.util.Locale;

/** The reason why a source is not published. */
public enum HiddenReason {
  /** The source is not hidden. */
  NONE,
  /** The post is a draft in its front matter or by its folder {@code _drafts}. */
  DRAFT,
  /** The date of the post is in the future. */
  FUTURE,
  /** The expiry date of the post has passed. */
  EXPIRED,
  /** The front matter asks for no page, as in Hugo's headless bundles. */
  HEADLESS,
  /** The name of the file, or of a folder above it, begins with a low line. */
  UNDERSCORE,
  /** The file belongs to the page bundle around it. */
  BUNDLE;

  /** Returns the name in reports. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
