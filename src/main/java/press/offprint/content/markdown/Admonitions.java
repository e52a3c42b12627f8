package press.offprint.content.markdown;

import com.vladsch.flexmark.ext.admonition.AdmonitionBlock;
import com.vladsch.flexmark.ext.admonition.internal.AdmonitionBlockParser;
import com.vladsch.flexmark.parser.block.BlockParser;
import com.vladsch.flexmark.parser.block.BlockParserFactory;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.parser.internal.BlockStartImpl;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import press.offprint.content.markdown.container.BlockTitle;

/**
 * The block parser of flexmark for admonitions, such as {@code !!! note}, called only for lines
 * that can be one. The regular expression of flexmark takes exponential time for backslashes in a
 * title that is not closed.
 */
final class Admonitions extends AdmonitionBlockParser.Factory {
  private static final int MAX_TITLE = 1_000;

  @Override
  public BlockParserFactory apply(DataHolder options) {
    BlockParserFactory factory = super.apply(options);
    return (state, matched) ->
        startsLikeAdmonition(state.getLine(), state.getNextNonSpaceIndex())
                && isClosed(state.getLine())
            ? withTitle(factory.tryStart(state, matched), state)
            : BlockStart.none();
  }

  // flexmark shows the Markdown of a title as it is written.
  private static BlockStart withTitle(BlockStart start, ParserState state) {
    if (!(start instanceof BlockStartImpl admonition)) {
      return start;
    }
    BlockParser parser = admonition.getBlockParsers()[0];
    return parser.getBlock() instanceof AdmonitionBlock block
        ? BlockTitle.start(parser, block.getTitle(), state)
        : start;
  }

  // A title reaches to the end of the line, and other marks of its kind in it are escaped.
  private static boolean isClosed(BasedSequence text) {
    String line = text.toString().stripTrailing();
    int open = 0;
    while (open < line.length() && "\"'(".indexOf(line.charAt(open)) < 0) {
      open++;
    }
    if (open == line.length()) {
      return true;
    }
    char close = line.charAt(open) == '(' ? ')' : line.charAt(open);
    int end = line.length() - 1;
    if (end - open > MAX_TITLE || end <= open || line.charAt(end) != close) {
      return false;
    }
    for (int i = open + 1; i < end; i++) {
      if (line.charAt(i) == close && line.charAt(i - 1) != '\\') {
        return false;
      }
    }
    return true;
  }

  private static boolean startsLikeAdmonition(BasedSequence line, int at) {
    return at < line.length() && (line.charAt(at) == '!' || line.charAt(at) == '?');
  }
}
