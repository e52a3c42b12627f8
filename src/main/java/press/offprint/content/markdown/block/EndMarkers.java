package press.offprint.content.markdown.block;

import com.vladsch.flexmark.parser.block.AbstractBlockParser;
import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.BlockParserFactory;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.CustomBlockParserFactory;
import com.vladsch.flexmark.parser.block.MatchedBlockParser;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.parser.core.ListBlockParser;
import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.Set;
import press.offprint.content.markdown.syntax.Independent;

/**
 * The end markers of kramdown: a line that holds only a caret, which ends a list or a code block.
 */
public final class EndMarkers implements CustomBlockParserFactory, Independent {
  @Override
  public Set<Class<?>> getBeforeDependents() {
    return Set.of(ListBlockParser.Factory.class);
  }

  @Override
  public BlockParserFactory apply(DataHolder options) {
    return EndMarkers::start;
  }

  private static BlockStart start(ParserState state, MatchedBlockParser matched) {
    BasedSequence line = state.getLine();
    boolean isMarker = line.length() > 0 && line.charAt(0) == '^' && line.trimEnd().length() == 1;
    return isMarker ? BlockStart.of(new Line(line)).atIndex(line.length()) : BlockStart.none();
  }

  /** A marker, of which nothing is shown. */
  public static final class Marker extends Block {
    Marker(BasedSequence chars) {
      super(chars);
    }

    @Override
    public BasedSequence[] getSegments() {
      return EMPTY_SEGMENTS;
    }
  }

  private static final class Line extends AbstractBlockParser {
    private final Marker marker;

    Line(BasedSequence line) {
      marker = new Marker(line);
    }

    @Override
    public Block getBlock() {
      return marker;
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
      return BlockContinue.none();
    }

    @Override
    public void closeBlock(ParserState state) {
      // There is only one line.
    }
  }
}
