package press.offprint.model;

/**
 * The settings for the syntax of posts.
 *
 * @param dialect the name of the dialect that all posts are written in, such as {@code hugo}, or
 *     {@code auto}
 * @param maths {@code auto}, {@code on} or {@code off}
 */
public record SyntaxSettings(String dialect, String maths) {
  /** The settings of a site without these keys. */
  public static final SyntaxSettings AUTO = new SyntaxSettings("auto", "auto");
}
