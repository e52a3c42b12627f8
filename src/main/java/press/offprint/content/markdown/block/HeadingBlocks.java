package press.offprint.content.markdown.block;

import com.vladsch.flexmark.parser.block.BlockParserFactory;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.core.HeadingParser;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.sequence.BasedSequence;

/**
 * The block parser of flexmark for headings, called only for lines that may be one. flexmark copies
 * the paragraph for each line that it is called for.
 */
public final class HeadingBlocks extends HeadingParser.Factory {
  @Override
  public BlockParserFactory apply(DataHolder options) {
    BlockParserFactory factory = super.apply(options);
    return (state, matched) ->
        mayBeHeading(state.getLine(), state.getNextNonSpaceIndex())
            ? factory.tryStart(state, matched)
            : BlockStart.none();
  }

  private static boolean mayBeHeading(BasedSequence line, int at) {
    return at < line.length() && "#=-".indexOf(line.charAt(at)) >= 0;
  }
}
