package press.offprint.content.markdown.container;

import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.markdown.syntax.BlockSyntax;
import press.offprint.model.interrupt.Regex;

/**
 * Elements of HTML whose content is Markdown, because they have the attribute {@code markdown}, as
 * in kramdown and Python-Markdown.
 */
final class HtmlDivSyntax extends BlockSyntax {
  private static final Pattern OPEN =
      Pattern.compile(
          "<(div|section|article|aside|details|figure|figcaption|blockquote|center|header|footer"
              + "|main|nav|p|td|li|dd)\\b((?:[^<>\"']|\"[^\"<>]*\"|'[^'<>]*')*)>"
              + "(?:[ \\t]*<summary\\b[^<>]*>[^<>]*</summary>)?[ \\t]*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern MARKDOWN =
      Pattern.compile(
          "(?:^|\\s)markdown(?:\\s*=\\s*[\"']?(?:1|block|span|on|true|markdown)[\"']?)?(?=\\s|$)",
          Pattern.CASE_INSENSITIVE);
  // The labels of pandoc-crossref.
  private static final Pattern LABEL = Pattern.compile("\\sid=[\"'](?:fig|tbl|lst):");

  @Override
  protected BlockStart start(BasedSequence line, ParserState state) {
    if (line.charAt(0) != '<') {
      return BlockStart.none();
    }
    Matcher open = Regex.matcher(OPEN, line);
    if (!open.matches()
        || !(Regex.matcher(MARKDOWN, open.group(2)).find()
            || Regex.matcher(LABEL, open.group(2)).find())) {
      return BlockStart.none();
    }
    DivBlock block = DivBlock.ofTag(line.subSequence(0, open.end()).toString().strip());
    return ContainerParser.start(
        new DivParser(block, new ClosingTag(open.group(1))), BasedSequence.NULL, state);
  }

  /** The search for the end tag; elements of the same name may be within. */
  private static final class ClosingTag implements DivParser.ClosingLine {
    private final Pattern tags;
    private int depth;

    ClosingTag(String name) {
      this.tags = Pattern.compile("<(/?)" + name + "\\b[^<>]*>?", Pattern.CASE_INSENSITIVE);
    }

    @Override
    public DivParser.End find(BasedSequence line, boolean isInnermost) {
      if (line.indexOf('<') < 0) {
        return DivParser.End.NONE;
      }
      Matcher tag = Regex.matcher(tags, line);
      while (tag.find()) {
        depth += tag.group(1).isEmpty() ? 1 : -1;
        if (depth < 0) {
          boolean isAlone = isLineEnd(line, tag.end());
          return tag.start() == 0 && isAlone ? DivParser.End.LINE : DivParser.End.TEXT;
        }
      }
      return DivParser.End.NONE;
    }
  }
}
