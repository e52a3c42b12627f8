package press.offprint.content.markdown;

import com.vladsch.flexmark.ext.abbreviation.AbbreviationExtension;
import com.vladsch.flexmark.ext.abbreviation.internal.AbbreviationBlockParser;
import com.vladsch.flexmark.ext.abbreviation.internal.AbbreviationNodePostProcessor;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.parser.block.BlockParserFactory;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.util.data.DataHolder;

/**
 * The extension of flexmark for abbreviations, such as {@code *[HTML]: Hypertext}, with one
 * correction: a definition must start at the margin. Within quotations and lists, flexmark counts
 * the indent twice and throws an exception at the end of the line.
 */
final class Abbreviations extends AbbreviationExtension {
  @Override
  public void extend(Parser.Builder builder) {
    builder.customBlockParserFactory(new MarginOnlyFactory());
    builder.postProcessorFactory(new AbbreviationNodePostProcessor.Factory());
  }

  private static final class MarginOnlyFactory extends AbbreviationBlockParser.Factory {
    @Override
    public BlockParserFactory apply(DataHolder options) {
      BlockParserFactory factory = super.apply(options);
      return (state, matched) ->
          state.getNextNonSpaceIndex() == 0 ? factory.tryStart(state, matched) : BlockStart.none();
    }
  }
}
