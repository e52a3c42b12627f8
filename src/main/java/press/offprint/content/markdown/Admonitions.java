package press.offprint.content.markdown;

import com.vladsch.flexmark.ext.admonition.internal.AdmonitionBlockParser;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.parser.block.BlockParserFactory;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.data.MutableDataHolder;
import com.vladsch.flexmark.util.sequence.BasedSequence;

/**
 * Admonitions, as {@code !!! note}. flexmark compiles its pattern anew for each line of a text;
 * here it does so for those that begin as it wants only.
 */
final class Admonitions implements Parser.ParserExtension {
  @Override
  public void parserOptions(MutableDataHolder options) {
    // As they are.
  }

  @Override
  public void extend(Parser.Builder builder) {
    builder.customBlockParserFactory(new Marked());
  }

  private static final class Marked extends AdmonitionBlockParser.Factory {
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
}
