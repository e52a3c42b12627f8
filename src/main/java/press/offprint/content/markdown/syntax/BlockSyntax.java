package press.offprint.content.markdown.syntax;

import com.vladsch.flexmark.parser.block.BlockParserFactory;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.CustomBlockParserFactory;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import press.offprint.content.markdown.mdx.Mdx;

/** The factory of the parser of a block syntax. flexmark needs one class for each factory. */
public abstract class BlockSyntax implements CustomBlockParserFactory, Independent {
  @Override
  public BlockParserFactory apply(DataHolder options) {
    return (state, matched) -> {
      int at = state.getNextNonSpaceIndex();
      BasedSequence line = state.getLine();
      boolean isBlock = !Mdx.isCode(state) && at < line.length();
      return isBlock ? start(line.subSequence(at, line.length()), state) : BlockStart.none();
    };
  }

  /**
   * Starts a block.
   *
   * @param line the line from its first visible character on, which is not indented like code
   */
  protected abstract BlockStart start(BasedSequence line, ParserState state);

  /** Returns the source from the first character of a line on. */
  protected static BasedSequence source(BasedSequence line) {
    BasedSequence base = line.getBaseSequence();
    return base.subSequence(line.getStartOffset(), base.length());
  }

  /** Returns true if there is white space only from {@code at} to the end of the line. */
  protected static boolean isLineEnd(BasedSequence text, int at) {
    return InlineSyntax.isBlank(text, at, InlineSyntax.lineEnd(text, at));
  }

  /** Starts a block that is not Markdown and ends at an offset of the source. */
  protected static BlockStart rawBlock(RawBlock block, int end, ParserState state) {
    return BlockStart.of(new RawBlockParser(block, end)).atIndex(state.getNextNonSpaceIndex());
  }
}
