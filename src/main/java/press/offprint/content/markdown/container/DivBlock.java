package press.offprint.content.markdown.container;

import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.Map;
import press.offprint.content.markdown.syntax.MarkdownElement;

/** A block that holds blocks and that a kind or attributes describe. */
final class DivBlock extends Block implements MarkdownElement {
  private final String kind;
  private final Map<String, String> attributes;
  private final String tag;
  private final String component;
  private boolean isEndTagWritten;

  private DivBlock(String kind, Map<String, String> attributes, String tag, String component) {
    this.kind = kind;
    this.attributes = attributes;
    this.tag = tag;
    this.component = component;
  }

  /**
   * Returns a block between lines of colons.
   *
   * @param kind such as {@code note}; may be empty
   */
  static DivBlock of(String kind, Map<String, String> attributes) {
    return new DivBlock(kind, attributes, "", "");
  }

  /** Returns a block between two tags of HTML. */
  static DivBlock ofTag(String tag) {
    return new DivBlock("", Map.of(), tag, "");
  }

  /**
   * Returns a component of MDX.
   *
   * @param kind of the block that shows it; may be empty
   * @param tag the tag of HTML that shows it if it has no kind; may be empty
   */
  static DivBlock ofComponent(
      String component, String kind, Map<String, String> attributes, String tag) {
    return new DivBlock(kind, attributes, tag, component);
  }

  @Override
  public String component() {
    return component;
  }

  String kind() {
    return kind;
  }

  Map<String, String> attributes() {
    return attributes;
  }

  @Override
  public boolean isElement() {
    return !tag.isEmpty();
  }

  /** Returns the opening tag as written; empty if the block is between lines of colons. */
  String tag() {
    return tag;
  }

  /** Returns true if the text of the block holds its end tag. */
  boolean isEndTagWritten() {
    return isEndTagWritten;
  }

  void setEndTagWritten() {
    isEndTagWritten = true;
  }

  @Override
  public BasedSequence[] getSegments() {
    return EMPTY_SEGMENTS;
  }
}
