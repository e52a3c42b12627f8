package press.offprint.content.markdown.syntax;

/** A block that may be an element of HTML whose content is Markdown. */
public interface MarkdownElement {
  /** Returns true if the block is between two tags of HTML. */
  boolean isElement();
}
