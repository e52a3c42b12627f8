package press.offprint.content.markdown.container;

import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.data.DataKey;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.markdown.syntax.BlockSyntax;
import press.offprint.model.interrupt.Regex;

/**
 * Blocks between lines of three or more colons: the divs of pandoc and the containers of VuePress
 * and Docusaurus.
 */
final class DivSyntax extends BlockSyntax {
  private static final Pattern OPEN =
      Pattern.compile(
          "(:{3,}+)[ \\t]*+(\\p{L}[\\w-]*+)?+[ \\t]*+(?:\\[([^\\]\\n]*+)])?+[ \\t]*+(\\{[^{}\\n]*+})?+"
              + "[ \\t]*+((?:(?<=[ \\t]):(?!:*+[ \\t]*+$)|[^:{}\\n])[^{}\\n]*+)?+:*+[ \\t]*+");
  private static final Pattern CLOSE = Pattern.compile(":{3,}[ \\t]*");
  private static final Pattern CLOSING_LINE = Pattern.compile("(?m)^[ \\t>]*:{3,}[ \\t]*$");
  private static final DataKey<LastClose> LAST_CLOSE =
      new DataKey<>("OFFPRINT_LAST_DIV_END", LastClose::new);

  /** The offset of the last line of a document that closes a div. */
  private static final class LastClose {
    private int offset = -2;

    int in(BasedSequence source) {
      if (offset == -2) {
        offset = -1;
        Matcher close = Regex.matcher(CLOSING_LINE, source);
        while (close.find()) {
          offset = close.start();
        }
      }
      return offset;
    }
  }

  @Override
  protected BlockStart start(BasedSequence line, ParserState state) {
    if (line.charAt(0) != ':' || !line.startsWith(":::")) {
      return BlockStart.none();
    }
    Matcher open = Regex.matcher(OPEN, line);
    boolean isDiv =
        open.matches()
            && !Regex.matcher(CLOSE, line).matches()
            && LAST_CLOSE.get(state.getProperties()).in(line.getBaseSequence())
                > line.getStartOffset();
    return isDiv
        ? ContainerParser.start(parser(line, open), title(line, open), state)
        : BlockStart.none();
  }

  private static DivParser parser(BasedSequence line, Matcher open) {
    Map<String, String> attributes = Map.of();
    if (open.group(4) != null && AttributeList.end(line, open.start(4)) > 0) {
      attributes = new AttributeList(line.subSequence(open.start(4), open.end(4))).attributes();
    }
    DivBlock block = DivBlock.of(text(open.group(2)), attributes);
    return new DivParser(
        block,
        (closing, isInnermost) ->
            isInnermost && Regex.matcher(CLOSE, closing).matches()
                ? DivParser.End.LINE
                : DivParser.End.NONE);
  }

  private static BasedSequence title(BasedSequence line, Matcher open) {
    int group = text(open.group(3)).isEmpty() ? 5 : 3;
    return open.group(group) == null
        ? BasedSequence.NULL
        : line.subSequence(open.start(group), open.end(group)).trim();
  }

  private static String text(String group) {
    return group == null ? "" : group.strip();
  }
}
