package press.offprint.content.markdown;

import com.vladsch.flexmark.ext.abbreviation.AbbreviationBlock;
import com.vladsch.flexmark.ext.abbreviation.AbbreviationExtension;
import com.vladsch.flexmark.ext.abbreviation.internal.AbbreviationBlockParser;
import com.vladsch.flexmark.ext.abbreviation.internal.AbbreviationNodePostProcessor;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.parser.block.BlockParserFactory;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.sequence.BasedSequence;

/**
 * The extension of flexmark for abbreviations, such as {@code *[HTML]: Hypertext}, with three
 * corrections. A definition must start at the margin: within quotations and lists, flexmark counts
 * the indent twice and throws an exception at the end of the line. And spaces in a name take linear
 * time; the regular expression of flexmark takes cubic time. A name has no {@code \E}: flexmark
 * puts each name between {@code \Q} and {@code \E} into a regular expression, so the rest of such a
 * name would be an expression of the post's author.
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
      return (state, matched) -> start(state);
    }

    private static BlockStart start(ParserState state) {
      BasedSequence line = state.getLine();
      // The last bracket with a colon ends the name.
      int close = line.matchChars("*[", 0) ? line.lastIndexOf("]:") : -1;
      if (close < 2 || line.subSequence(2, close).indexOf("\\E") >= 0) {
        return BlockStart.none();
      }
      AbbreviationBlockParser parser = new AbbreviationBlockParser();
      AbbreviationBlock block = (AbbreviationBlock) parser.getBlock();
      block.setOpeningMarker(line.subSequence(0, 2));
      block.setText(line.subSequence(2, close).trim());
      block.setClosingMarker(line.subSequence(close, close + 2));
      block.setAbbreviation(line.subSequence(close + 2).trim());
      block.setCharsFromContent();
      return BlockStart.of(parser).atIndex(line.length());
    }
  }
}
