package press.offprint.content.markdown;

import com.vladsch.flexmark.ext.abbreviation.AbbreviationExtension;
import com.vladsch.flexmark.ext.abbreviation.internal.AbbreviationBlockParser;
import com.vladsch.flexmark.ext.abbreviation.internal.AbbreviationNodePostProcessor;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.parser.block.BlockParserFactory;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.util.data.DataHolder;

/**
 * Abbreviations, as {@code *[HTML]: what it stands for}. The line has to begin at the margin:
 * within quotations and lists flexmark counts what stands before it twice, and falls over the
 * line's end.
 */
final class Abbreviations extends AbbreviationExtension {
  @Override
  public void extend(Parser.Builder builder) {
    builder.customBlockParserFactory(new AtTheMargin());
    builder.postProcessorFactory(new AbbreviationNodePostProcessor.Factory());
  }

  private static final class AtTheMargin extends AbbreviationBlockParser.Factory {
    @Override
    public BlockParserFactory apply(DataHolder options) {
      BlockParserFactory anywhere = super.apply(options);
      return (state, matched) ->
          state.getNextNonSpaceIndex() == 0 ? anywhere.tryStart(state, matched) : BlockStart.none();
    }
  }
}
