package press.offprint.content.markdown;

import com.vladsch.flexmark.ext.admonition.internal.AdmonitionBlockParser;
import com.vladsch.flexmark.parser.block.BlockParserFactory;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.sequence.BasedSequence;

/**
 * Admonitions, as {@code !!! note}. flexmark compiles its pattern anew for each line of a text;
 * here it does so for those that begin as it wants only.
 */
final class Admonitions extends AdmonitionBlockParser.Factory {
  @Override
  public BlockParserFactory apply(DataHolder options) {
    BlockParserFactory any = super.apply(options);
    return (state, matched) ->
        begins(state.getLine(), state.getNextNonSpaceIndex())
            ? any.tryStart(state, matched)
            : BlockStart.none();
  }

  private static boolean begins(BasedSequence line, int at) {
    return at < line.length() && (line.charAt(at) == '!' || line.charAt(at) == '?');
  }
}
