package press.offprint.content.markdown.syntax;

import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.sequence.BasedSequence;

/** An inline parser that also parses blocks which are not lines of the document, as in a cell. */
public interface NestedBlocks {
  /**
   * Parses the lists, quotations, code and paragraphs of a text as the children of a block. A text
   * of one paragraph has no block.
   *
   * @param content lines with line feeds between them
   */
  void parseBlocks(BasedSequence content, Block parent);
}
