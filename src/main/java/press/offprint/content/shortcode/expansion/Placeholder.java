package press.offprint.content.shortcode.expansion;

/** What stands for a token once the Markdown around it has become HTML. */
public sealed interface Placeholder {

  /** What the post says in its place. */
  String original();

  /**
   * A piece of HTML, not yet sanitised, maybe with one tag of a pair only.
   *
   * @param html to be put where the token stands
   */
  record Html(String html, String original) implements Placeholder {}

  /**
   * Words.
   *
   * @param text where the token stands in text
   * @param value where it stands in an attribute, such as a link's target
   */
  record Words(String text, String value, String original) implements Placeholder {}

  /**
   * A formula.
   *
   * @param tex without delimiters
   */
  record Formula(String tex, boolean display, String original) implements Placeholder {}
}
