package press.offprint.content.markdown.block;

import com.vladsch.flexmark.ext.footnotes.FootnoteBlock;
import com.vladsch.flexmark.ext.footnotes.internal.FootnoteBlockParser;
import com.vladsch.flexmark.ext.footnotes.internal.FootnoteOptions;
import com.vladsch.flexmark.parser.block.BlockParserFactory;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import press.offprint.content.markdown.mdx.Mdx;

/**
 * The start of footnote definitions, such as {@code [^1]: words}. The regular expression of
 * flexmark takes cubic time for spaces in the label.
 */
public final class FootnoteDefinitions extends FootnoteBlockParser.Factory {
  private static final int CODE_INDENT = 4;

  @Override
  public BlockParserFactory apply(DataHolder options) {
    FootnoteOptions known = new FootnoteOptions(options);
    return (state, matched) -> start(state, known);
  }

  private static BlockStart start(ParserState state, FootnoteOptions options) {
    BasedSequence line = state.getLine();
    int at = state.getNextNonSpaceIndex();
    if (Mdx.isCode(state) || !line.matchChars("[^", at)) {
      return BlockStart.none();
    }
    // The last bracket with a colon ends the label.
    int close = line.lastIndexOf("]:");
    if (close < at + 2) {
      return BlockStart.none();
    }
    FootnoteBlockParser parser = new FootnoteBlockParser(options, CODE_INDENT);
    FootnoteBlock block = (FootnoteBlock) parser.getBlock();
    block.setOpeningMarker(line.subSequence(at, at + 2));
    block.setText(line.subSequence(at + 2, close).trim());
    block.setClosingMarker(line.subSequence(close, close + 2));
    return BlockStart.of(parser).atIndex(close + 2);
  }
}
