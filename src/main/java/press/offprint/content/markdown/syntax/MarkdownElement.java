package press.offprint.content.markdown.syntax;

/** A block that may be an element of HTML, or a component of MDX, whose content is Markdown. */
public interface MarkdownElement {
  /** Returns true if the block is between two tags of HTML. */
  boolean isElement();

  /** Returns the name of the component; empty if the block is none. */
  String component();
}
