package press.offprint.content.markdown.reference;

import com.vladsch.flexmark.util.sequence.BasedSequence;
import press.offprint.content.markdown.syntax.InlineNode;
import press.offprint.content.markdown.syntax.ReferenceCluster;

/** One or more references within a paragraph. */
final class ReferenceNode extends InlineNode {
  private final ReferenceCluster cluster;

  ReferenceNode(BasedSequence chars, ReferenceCluster cluster) {
    super(chars);
    this.cluster = cluster;
  }

  ReferenceCluster cluster() {
    return cluster;
  }
}
