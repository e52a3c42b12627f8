package press.offprint.content.markdown.container;

import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.ParserState;
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

  @Override
  protected BlockStart start(BasedSequence line, ParserState state) {
    if (line.charAt(0) != '=') {
      return BlockStart.none();
    }
    Matcher open = Regex.matcher(OPEN, line);
    return open.matches()
        ? ContainerParser.start(
            new TabParser(), line.subSequence(open.start(1), open.end(1)).trim(), state)
        : BlockStart.none();
  }

  /** The parser of the indented lines of a tab. */
  private static final class TabParser extends ContainerParser {
    TabParser() {
      super(DivBlock.of(KIND, Map.of()));
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
  }
}
