package press.offprint.content.markdown.container;

import com.vladsch.flexmark.parser.InlineParser;
import com.vladsch.flexmark.parser.block.AbstractBlockParser;
import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.BlockParser;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;

/** The title of a block, whose Markdown is parsed with the text of the document. */
public final class BlockTitle extends Block {
  private BlockTitle(BasedSequence chars) {
    super(chars);
  }

  @Override
  public BasedSequence[] getSegments() {
    return EMPTY_SEGMENTS;
  }

  /** Makes the title the first child of a block; an empty one is none. */
  static void parse(BasedSequence text, Block block, InlineParser parser) {
    if (text.isBlank()) {
      return;
    }
    BlockTitle title = new BlockTitle(text);
    parser.parse(text, title);
    block.prependChild(title);
  }

  /** Returns the title of a block, or null. */
  public static Node of(Block block) {
    return block.getFirstChild() instanceof BlockTitle title ? title : null;
  }

  /** Returns the parser of a title within a block that has begun in the same line. */
  public static BlockParser parser(BasedSequence text) {
    return new TitleParser(new BlockTitle(text));
  }

  /** The parser of a title, which has no other line. */
  private static final class TitleParser extends AbstractBlockParser {
    private final BlockTitle title;

    TitleParser(BlockTitle title) {
      this.title = title;
    }

    @Override
    public Block getBlock() {
      return title;
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
      return BlockContinue.none();
    }

    @Override
    public void parseInlines(InlineParser parser) {
      parser.parse(title.getChars(), title);
    }

    @Override
    public void closeBlock(ParserState state) {
      // Its text is known from the start.
    }
  }
}
