package press.offprint.content.markdown.syntax;

import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;

/** An inline parser that parses the content of a node after the paragraph that holds the node. */
public interface NestedInlines {
  /** Parses {@code content} as the children of {@code node}, after the current paragraph. */
  void parseLater(BasedSequence content, Node node);
}
