package press.offprint.content.markdown.syntax;

import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.ast.NodeVisitor;
import com.vladsch.flexmark.util.ast.TextContainer;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import com.vladsch.flexmark.util.sequence.builder.ISequenceBuilder;

/**
 * A node within a paragraph. The description of an image and the text of a heading, which are plain
 * text, do not hold it or its children. A node without children is no {@code DoNotDecorate},
 * because flexmark then finds no abbreviation in the rest of its paragraph.
 */
public abstract class InlineNode extends Node implements TextContainer {
  protected InlineNode(BasedSequence chars) {
    super(chars);
  }

  @Override
  public BasedSequence[] getSegments() {
    return EMPTY_SEGMENTS;
  }

  @Override
  public boolean collectText(
      ISequenceBuilder<? extends ISequenceBuilder<?, BasedSequence>, BasedSequence> out,
      int flags,
      NodeVisitor nodeVisitor) {
    return false;
  }
}
