package press.offprint.content.markdown.syntax;

import com.vladsch.flexmark.parser.block.AbstractBlockParser;
import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.BlockParser;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.ast.BlockContent;
import com.vladsch.flexmark.util.sequence.BasedSequence;

/** The parser of a block that is not Markdown and whose end is known when it starts. */
final class RawBlockParser extends AbstractBlockParser {
  private final RawBlock block;
  private final int end;
  private BlockContent content = new BlockContent();

  /**
   * @param end the offset in the source after the last character of the block
   */
  RawBlockParser(RawBlock block, int end) {
    this.block = block;
    this.end = end;
  }

  @Override
  public Block getBlock() {
    return block;
  }

  @Override
  public BlockContinue tryContinue(ParserState state) {
    return state.getLine().getStartOffset() < end
        ? BlockContinue.atIndex(state.getIndex())
        : BlockContinue.none();
  }

  @Override
  public void addLine(ParserState state, BasedSequence line) {
    content.add(line, state.getIndent());
  }

  @Override
  public boolean isPropagatingLastBlankLine(BlockParser last) {
    return false;
  }

  @Override
  public void closeBlock(ParserState state) {
    block.setContent(content);
    block.setCharsFromContent();
    content = null;
  }
}
