package press.offprint.content.markdown;

import com.vladsch.flexmark.ext.admonition.internal.AdmonitionBlockParser;
import com.vladsch.flexmark.parser.block.BlockParserFactory;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.sequence.BasedSequence;

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
            ? factory.tryStart(state, matched)
            : BlockStart.none();
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
