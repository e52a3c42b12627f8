package press.offprint.content.markdown.block;

import com.vladsch.flexmark.ast.FencedCodeBlock;
import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.BlockParserFactory;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.CustomBlockParserFactory;
import com.vladsch.flexmark.parser.block.MatchedBlockParser;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.parser.core.BlockQuoteParser;
import com.vladsch.flexmark.parser.core.FencedCodeBlockParser;
import com.vladsch.flexmark.parser.core.IndentedCodeBlockParser;
import com.vladsch.flexmark.parser.core.ListBlockParser;
import com.vladsch.flexmark.parser.core.ThematicBreakParser;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.Set;
import press.offprint.content.markdown.mdx.Mdx;
import press.offprint.content.markdown.syntax.Independent;

/** The fences of code blocks: section 4.5 of CommonMark 0.31.2. */
public final class Fences implements CustomBlockParserFactory, Independent {
  private static final int MIN_LENGTH = 3;

  @Override
  public Set<Class<?>> getAfterDependents() {
    return Set.of(BlockQuoteParser.Factory.class, HeadingBlocks.class);
  }

  @Override
  public Set<Class<?>> getBeforeDependents() {
    return Set.of(
        HtmlBlocks.class,
        ThematicBreakParser.Factory.class,
        ListBlockParser.Factory.class,
        IndentedCodeBlockParser.Factory.class);
  }

  @Override
  public BlockParserFactory apply(DataHolder options) {
    return Fences::start;
  }

  private static BlockStart start(ParserState state, MatchedBlockParser matched) {
    BasedSequence line = state.getLine();
    int at = state.getNextNonSpaceIndex();
    char fence = at < line.length() ? line.charAt(at) : '\0';
    if (Mdx.isCode(state) || (fence != '`' && fence != '~')) {
      return BlockStart.none();
    }
    int end = at;
    while (end < line.length() && line.charAt(end) == fence) {
      end++;
    }
    // A run of backticks with others behind it is a code span.
    if (end - at < MIN_LENGTH || (fence == '`' && line.indexOf('`', end) >= 0)) {
      return BlockStart.none();
    }
    FencedCodeBlockParser parser =
        Mdx.is(state)
            ? new MdxFence(state, fence, end - at, at)
            : new FencedCodeBlockParser(
                state.getProperties(), fence, end - at, state.getIndent(), at);
    ((FencedCodeBlock) parser.getBlock()).setOpeningMarker(line.subSequence(at, end));
    return BlockStart.of(parser).atIndex(end);
  }

  /** A block whose closing fence may have any indentation. */
  private static final class MdxFence extends FencedCodeBlockParser {
    private final char fence;
    private final int length;

    MdxFence(ParserState state, char fence, int length, int at) {
      super(state.getProperties(), fence, length, state.getIndent(), at);
      this.fence = fence;
      this.length = length;
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
      BasedSequence line = state.getLine();
      int start = state.getNextNonSpaceIndex();
      int end = start;
      while (end < line.length() && line.charAt(end) == fence) {
        end++;
      }
      if (end - start < length || !line.subSequence(end, line.length()).isBlank()) {
        return super.tryContinue(state);
      }
      ((FencedCodeBlock) getBlock()).setClosingMarker(line.subSequence(start, end));
      return BlockContinue.finished();
    }
  }
}
