package press.offprint.content.markdown.container;

import com.vladsch.flexmark.parser.InlineParser;
import com.vladsch.flexmark.parser.block.AbstractBlockParser;
import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.BlockParser;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.markdown.syntax.BlockSyntax;
import press.offprint.model.interrupt.Regex;

/**
 * The content tabs of MkDocs: {@code === "Title"} and the indented lines below it. All tabs are
 * shown one below the other, because paper has no buttons.
 */
final class TabSyntax extends BlockSyntax {
  /** The kind of the block of a tab. */
  static final String KIND = "tab";

  private static final Pattern OPEN =
      Pattern.compile("={3}[!+]?[ \\t]++\"([^\"\\n]{1,1000}+)\"[ \\t]*+");
  private static final int INDENT = 4;
  private static final int MAX_OPEN = 10;

  @Override
  protected BlockStart start(BasedSequence line, ParserState state) {
    if (line.charAt(0) != '=') {
      return BlockStart.none();
    }
    Matcher open = Regex.matcher(OPEN, line);
    long tabs = state.getActiveBlockParsers().stream().filter(TabParser.class::isInstance).count();
    if (!open.matches() || tabs >= MAX_OPEN) {
      return BlockStart.none();
    }
    BasedSequence title = line.subSequence(open.start(1), open.end(1)).trim();
    return BlockStart.of(new TabParser(DivBlock.of(KIND, title, Map.of())))
        .atIndex(state.getLine().length());
  }

  /** The parser of the indented lines of a tab. */
  private static final class TabParser extends AbstractBlockParser {
    private final DivBlock block;

    TabParser(DivBlock block) {
      this.block = block;
    }

    @Override
    public Block getBlock() {
      return block;
    }

    @Override
    public boolean isContainer() {
      return true;
    }

    @Override
    public boolean canContain(ParserState state, BlockParser blockParser, Block child) {
      return true;
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
      if (state.isBlank()) {
        return BlockContinue.atIndex(state.getNextNonSpaceIndex());
      }
      return state.getIndent() >= INDENT
          ? BlockContinue.atColumn(state.getColumn() + INDENT)
          : BlockContinue.none();
    }

    @Override
    public void parseInlines(InlineParser parser) {
      BlockTitle.parse(block.title(), block, parser);
    }

    @Override
    public void closeBlock(ParserState state) {
      block.setCharsFromContent();
    }
  }
}
