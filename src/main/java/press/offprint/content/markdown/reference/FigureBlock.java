package press.offprint.content.markdown.reference;

import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.Optional;

/** An image or a code block with its caption. The image or the code is its only child. */
final class FigureBlock extends Block {
  private final String label;
  private final String style;
  private final Node caption;

  /**
   * Creates a figure.
   *
   * @param label the id; may be empty
   * @param style the class; may be empty
   * @param caption the node whose children are the caption, or null
   */
  FigureBlock(BasedSequence chars, String label, String style, Node caption) {
    super(chars);
    this.label = label;
    this.style = style;
    this.caption = caption;
  }

  String label() {
    return label;
  }

  String style() {
    return style;
  }

  Optional<Node> caption() {
    return Optional.ofNullable(caption);
  }

  @Override
  public BasedSequence[] getSegments() {
    return EMPTY_SEGMENTS;
  }
}
