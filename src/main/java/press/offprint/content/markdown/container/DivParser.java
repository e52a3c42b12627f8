package press.offprint.content.markdown.container;

import com.vladsch.flexmark.ast.FencedCodeBlock;
import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.BlockParser;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.List;
import press.offprint.content.markdown.syntax.RawBlock;

/** The parser of a block that holds blocks up to a closing line. */
final class DivParser extends ContainerParser {
  private final ClosingLine closingLine;
  private boolean isClosed;

  /** The end of a block. */
  enum End {
    /** The line is within the block. */
    NONE,
    /** The line ends the block and holds nothing else. */
    LINE,
    /** The line is the last one of the block, and its text holds the end tag. */
    TEXT
  }

  /** The search for the line that ends a block. */
  @FunctionalInterface
  interface ClosingLine {
    /**
     * Returns the kind of a line; called for each line of the block that is not code, in order.
     *
     * @param line the line from its first visible character on
     * @param isInnermost true if no block of this kind is open within the block
     */
    End find(BasedSequence line, boolean isInnermost);
  }

  DivParser(DivBlock block, ClosingLine closingLine) {
    super(block);
    this.closingLine = closingLine;
  }

  // The closing line is read as a blank one, so that the blocks within end before this one does.
  @Override
  public BlockContinue tryContinue(ParserState state) {
    if (isClosed) {
      return BlockContinue.none();
    }
    BasedSequence line = state.getLine();
    int at = state.getNextNonSpaceIndex();
    End end = End.NONE;
    if (at < line.length() && !isInCode(state)) {
      end = closingLine.find(line.subSequence(at, line.length()), isInnermost(state));
    }
    isClosed = end != End.NONE;
    if (end == End.TEXT) {
      getBlock().setEndTagWritten();
    }
    return BlockContinue.atIndex(end == End.LINE ? line.length() : state.getIndex());
  }

  private static boolean isInCode(ParserState state) {
    BlockParser active = state.getActiveBlockParser();
    return active.getBlock() instanceof RawBlock || active.getBlock() instanceof FencedCodeBlock;
  }

  private boolean isInnermost(ParserState state) {
    List<BlockParser> active = state.getActiveBlockParsers();
    for (int i = active.size() - 1; active.get(i) != this; i--) {
      if (active.get(i) instanceof DivParser inner && !inner.isClosed) {
        return false;
      }
    }
    return true;
  }
}
