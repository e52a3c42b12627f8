package press.offprint.content.markdown.block;

import com.vladsch.flexmark.parser.block.BlockParserFactory;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.parser.core.BlockQuoteParser;
import com.vladsch.flexmark.parser.core.ThematicBreakParser;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.Set;
import press.offprint.content.markdown.mdx.Mdx;

/**
 * Thematic breaks: section 4.1 of CommonMark 0.31.2. The regular expression of flexmark takes
 * quadratic time for spaces between the marks.
 */
public final class ThematicBreaks extends ThematicBreakParser.Factory {
  private static final int MIN_MARKS = 3;

  @Override
  public Set<Class<?>> getAfterDependents() {
    return Set.of(
        BlockQuoteParser.Factory.class, HeadingBlocks.class, Fences.class, HtmlBlocks.class);
  }

  @Override
  public BlockParserFactory apply(DataHolder options) {
    return (state, matched) -> start(state);
  }

  private static BlockStart start(ParserState state) {
    BasedSequence line = state.getLine();
    return !Mdx.isCode(state) && isBreak(line, state.getNextNonSpaceIndex())
        ? BlockStart.of(new ThematicBreakParser(line.subSequence(state.getIndex())))
            .atIndex(line.length())
        : BlockStart.none();
  }

  private static boolean isBreak(BasedSequence line, int start) {
    char mark = start < line.length() ? line.charAt(start) : '\0';
    if (mark != '*' && mark != '_' && mark != '-') {
      return false;
    }
    int marks = 0;
    for (int i = start; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == mark) {
        marks++;
      } else if (c != ' ' && c != '\t') {
        return false;
      }
    }
    return marks >= MIN_MARKS;
  }
}
