package press.offprint.content.markdown.container;

import com.vladsch.flexmark.parser.block.AbstractBlockParser;
import com.vladsch.flexmark.parser.block.BlockParser;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.sequence.BasedSequence;

/** The parser of a block that holds blocks of any kind; its subclasses know where it ends. */
abstract class ContainerParser extends AbstractBlockParser {
  private static final int MAX_OPEN = 30;

  private final DivBlock block;

  ContainerParser(DivBlock block) {
    this.block = block;
  }

  /**
   * Starts a block; returns no block if too many are open, because each line is compared with all
   * of them.
   *
   * @param title the Markdown of its title in the source; blank if it has none
   * @param first the parsers of what follows the title on its line; mostly none
   */
  static BlockStart start(
      ContainerParser parser, BasedSequence title, ParserState state, BlockParser... first) {
    long open =
        state.getActiveBlockParsers().stream().filter(ContainerParser.class::isInstance).count();
    return open < MAX_OPEN ? BlockTitle.start(parser, title, state, first) : BlockStart.none();
  }

  @Override
  public DivBlock getBlock() {
    return block;
  }

  @Override
  public boolean isContainer() {
    return true;
  }

  @Override
  public boolean canContain(ParserState state, BlockParser blockParser, Block child) {
    return true;
  }

  @Override
  public void closeBlock(ParserState state) {
    block.setCharsFromContent();
  }
}
