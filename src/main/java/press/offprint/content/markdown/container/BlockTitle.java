package press.offprint.content.markdown.container;

import com.vladsch.flexmark.parser.InlineParser;
import com.vladsch.flexmark.parser.block.AbstractBlockParser;
import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.BlockParser;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.stream.Stream;

/**
 * The title of a block: its first child, whose Markdown is parsed with the text of the document.
 */
public final class BlockTitle extends Block {
  private BlockTitle(BasedSequence text) {
    super(text);
  }

  /**
   * Starts a block whose line holds nothing else than its mark and its title.
   *
   * @param text the Markdown of the title in the source; blank if there is none
   * @param first the parsers of blocks within it that start with it
   */
  public static BlockStart start(
      BlockParser parser, BasedSequence text, ParserState state, BlockParser... first) {
    Stream<BlockParser> title =
        text.isBlank() ? Stream.of() : Stream.of(new TitleParser(new BlockTitle(text)));
    BlockParser[] all =
        Stream.of(Stream.of(parser), title, Stream.of(first))
            .flatMap(parsers -> parsers)
            .toArray(BlockParser[]::new);
    return BlockStart.of(all).atIndex(state.getLine().length());
  }

  /** Returns the title of a block, or null. */
  public static Node of(Block block) {
    return block.getFirstChild() instanceof BlockTitle title ? title : null;
  }

  @Override
  public BasedSequence[] getSegments() {
    return EMPTY_SEGMENTS;
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
