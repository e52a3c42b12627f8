package press.offprint.content.markdown;

import com.vladsch.flexmark.ext.admonition.internal.AdmonitionBlockParser;
import com.vladsch.flexmark.parser.block.BlockParserFactory;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.sequence.BasedSequence;

/**
 * The block parser of flexmark for admonitions, such as {@code !!! note}, called only for lines
 * that start like one. flexmark compiles a regular expression for each line that it is called for.
 */
final class Admonitions extends AdmonitionBlockParser.Factory {
  @Override
  public BlockParserFactory apply(DataHolder options) {
    BlockParserFactory factory = super.apply(options);
    return (state, matched) ->
        startsLikeAdmonition(state.getLine(), state.getNextNonSpaceIndex())
            ? factory.tryStart(state, matched)
            : BlockStart.none();
  }

  private static boolean startsLikeAdmonition(BasedSequence line, int at) {
    return at < line.length() && (line.charAt(at) == '!' || line.charAt(at) == '?');
  }
}
