package press.offprint.content.markdown.syntax;

import com.vladsch.flexmark.ast.DelimitedNodeImpl;
import com.vladsch.flexmark.util.sequence.BasedSequence;

/** A part of a paragraph that an element of HTML encloses, such as a highlight or a span. */
public final class SpanNode extends DelimitedNodeImpl {
  private final String element;

  public SpanNode(String element, BasedSequence opening, BasedSequence closing) {
    super(opening, BasedSequence.NULL, closing);
    this.element = element;
  }

  /** Returns the name of the element of HTML. */
  public String element() {
    return element;
  }
}
