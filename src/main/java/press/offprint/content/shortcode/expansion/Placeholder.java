package press.offprint.content.shortcode.expansion;

/** The content that replaces a token after the Markdown around it is rendered as HTML. */
public sealed interface Placeholder {

  /** Returns the source text that the placeholder was made for. */
  String original();

  /**
   * HTML that is not sanitized yet. It may hold one tag of a pair only.
   *
   * @param html the content, if the token is not in an attribute or in code
   */
  record Html(String html, String original) implements Placeholder {}

  /**
   * Text that Markdown does not interpret.
   *
   * @param text the content in a text
   * @param value the content in an attribute, such as the target of a link
   */
  record Words(String text, String value, String original) implements Placeholder {}
}
