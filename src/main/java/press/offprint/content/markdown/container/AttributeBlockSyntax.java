package press.offprint.content.markdown.container;

import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import press.offprint.content.markdown.syntax.BlockSyntax;

/** Attribute lists that are a line alone, as in kramdown and Hugo. They end a paragraph. */
final class AttributeBlockSyntax extends BlockSyntax {
  @Override
  protected BlockStart start(BasedSequence line, ParserState state) {
    int end = line.charAt(0) == '{' ? AttributeList.end(line, 0) : -1;
    if (end < 0 || !isLineEnd(line, end)) {
      return BlockStart.none();
    }
    AttributeBlock block = new AttributeBlock(new AttributeList(line.subSequence(0, end)));
    AttributeLists.BLOCKS.get(state.getProperties()).add(block);
    return rawBlock(block, line.getStartOffset() + end, state);
  }
}
