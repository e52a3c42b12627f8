package press.offprint.content.markdown.block;

import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.parser.block.BlockParserFactory;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.MatchedBlockParser;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.parser.core.HeadingParser;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.List;
import press.offprint.content.markdown.mdx.Mdx;

/**
 * Headings: sections 4.2 and 4.3 of CommonMark 0.31.2. flexmark copies the paragraph for each line
 * that may underline it, and its regular expression for closing marks takes quadratic time for
 * spaces.
 */
public final class HeadingBlocks extends HeadingParser.Factory {
  private static final int LEVELS = 6;

  @Override
  public BlockParserFactory apply(DataHolder options) {
    return HeadingBlocks::start;
  }

  private static BlockStart start(ParserState state, MatchedBlockParser matched) {
    BasedSequence line = state.getLine();
    int at = state.getNextNonSpaceIndex();
    if (Mdx.isCode(state) || at >= line.length()) {
      return BlockStart.none();
    }
    return switch (line.charAt(at)) {
      case '#' -> marked(line, at);
      case '=', '-' -> underlined(line, at, matched);
      default -> BlockStart.none();
    };
  }

  private static BlockStart marked(BasedSequence line, int start) {
    int open = runEnd(line, start);
    int text = skipSpace(line, open);
    if (open - start > LEVELS || (text == open && open < line.length())) {
      return BlockStart.none();
    }
    int end = skipSpaceBack(line, line.length(), text);
    int close = end;
    while (close > text && line.charAt(close - 1) == '#') {
      close--;
    }
    // Closing marks are behind a space, or are all that the heading has.
    boolean isClosed = close < end && (close == text || isSpace(line.charAt(close - 1)));
    HeadingParser parser = new HeadingParser(open - start);
    Heading heading = (Heading) parser.getBlock();
    heading.setOpeningMarker(line.subSequence(start, open));
    heading.setText(line.subSequence(text, isClosed ? close : end).trim());
    heading.setClosingMarker(isClosed ? line.subSequence(close, end) : BasedSequence.NULL);
    heading.setCharsFromContent();
    return BlockStart.of(parser).atIndex(line.length());
  }

  private static BlockStart underlined(BasedSequence line, int start, MatchedBlockParser matched) {
    List<BasedSequence> paragraph = matched.getParagraphLines();
    int end = runEnd(line, start);
    if (paragraph == null || skipSpace(line, end) < line.length()) {
      return BlockStart.none();
    }
    HeadingParser parser = new HeadingParser(line.charAt(start) == '=' ? 1 : 2);
    Heading heading = (Heading) parser.getBlock();
    heading.setText(JoinedLines.of(paragraph).trim());
    heading.setClosingMarker(line.subSequence(start, end));
    heading.setCharsFromContent();
    return BlockStart.of(parser).atIndex(line.length()).replaceActiveBlockParser();
  }

  private static int runEnd(BasedSequence line, int start) {
    int end = start;
    while (end < line.length() && line.charAt(end) == line.charAt(start)) {
      end++;
    }
    return end;
  }

  private static int skipSpace(BasedSequence line, int start) {
    int at = start;
    while (at < line.length() && isSpace(line.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int skipSpaceBack(BasedSequence line, int end, int start) {
    int at = end;
    while (at > start && isSpace(line.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }
}
