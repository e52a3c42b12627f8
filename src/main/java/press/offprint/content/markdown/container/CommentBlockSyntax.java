package press.offprint.content.markdown.container;

import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.data.DataKey;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.HashSet;
import java.util.Set;
import press.offprint.content.markdown.syntax.BlockSyntax;
import press.offprint.content.markdown.syntax.RawBlock;

/**
 * Comments of several paragraphs: between two lines of two percent signs, as in Obsidian, or
 * between the tags of an extension of kramdown.
 */
final class CommentBlockSyntax extends BlockSyntax {
  private static final int MAX_LENGTH = 100_000;
  private static final String PERCENTS = "%%";
  // The tags whose end was searched for in vain; no later one has an end either.
  private static final DataKey<Set<String>> UNCLOSED =
      new DataKey<>("OFFPRINT_UNCLOSED_COMMENTS", HashSet::new);

  @Override
  protected BlockStart start(BasedSequence line, ParserState state) {
    if (line.charAt(0) == '%' && line.trim().matches(PERCENTS)) {
      Set<String> unclosed = UNCLOSED.get(state.getProperties());
      int end = unclosed.contains(PERCENTS) ? -1 : percentsEnd(line);
      if (end < 0) {
        unclosed.add(PERCENTS);
      }
      return end < 0 ? BlockStart.none() : rawBlock(new HiddenBlock(), end, state);
    }
    return line.startsWith("{::") ? extension(line, state) : BlockStart.none();
  }

  // Returns the offset in the source after the next line that is a pair of percent signs, or -1.
  private static int percentsEnd(BasedSequence line) {
    BasedSequence base = line.getBaseSequence();
    int limit = Math.min(base.length(), line.getEndOffset() + MAX_LENGTH);
    for (int at = base.indexOf(PERCENTS, line.getStartOffset() + 2);
        at >= 0 && at < limit;
        at = base.indexOf(PERCENTS, at + 2)) {
      if (isLineEnd(base, at + 2)) {
        return at + 2;
      }
    }
    return -1;
  }

  // A tag on the same line closes it, else the first one that is a line alone, else any.
  private static int closeOf(KramdownExtension extension, BasedSequence source) {
    int lineEnd = source.indexOf('\n', extension.end());
    int onLine = extension.closeStart(source, lineEnd < 0 ? source.length() : lineEnd);
    if (onLine >= 0) {
      return onLine;
    }
    int line = extension.closingLine(source);
    return line < 0 ? extension.closeStart(source, source.length()) : line;
  }

  private static BlockStart extension(BasedSequence line, ParserState state) {
    BasedSequence source = source(line);
    KramdownExtension extension = KramdownExtension.at(source, 0);
    Set<String> unclosed = UNCLOSED.get(state.getProperties());
    if (extension == null || unclosed.contains(extension.name())) {
      return BlockStart.none();
    }
    int close = extension.isComplete() ? extension.end() : closeOf(extension, source);
    if (close < 0) {
      unclosed.add(extension.name());
    }
    int end = extension.isComplete() || close < 0 ? close : extension.closeEnd(source, close);
    if (end < 0 || !isLineEnd(source, end)) {
      return BlockStart.none();
    }
    RawBlock block = extension.isHidden() ? new HiddenBlock() : new MarkupBlock();
    return rawBlock(block, line.getStartOffset() + end, state);
  }
}
