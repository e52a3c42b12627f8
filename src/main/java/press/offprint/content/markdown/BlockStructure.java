package press.offprint.content.markdown;

import com.vladsch.flexmark.ast.FencedCodeBlock;
import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.HtmlBlock;
import com.vladsch.flexmark.ast.HtmlCommentBlock;
import com.vladsch.flexmark.ast.IndentedCodeBlock;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ext.tables.TableCell;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import press.offprint.content.markdown.formula.MathReading;
import press.offprint.content.markdown.limit.MarkdownLimits;
import press.offprint.content.markdown.limit.MeteredText;
import press.offprint.content.markdown.syntax.NodeOrder;
import press.offprint.content.markdown.syntax.RawBlock;
import press.offprint.model.interrupt.Regex;

/** The blocks of a text that hold text, in order: the code, and the paragraphs with their ends. */
public record BlockStructure(List<Block> blocks) {
  // CommonMark 0.31.2 section 4.6, start conditions 1 and 2.
  private static final Pattern RAW_HTML =
      Pattern.compile(
          "\\s*<(?:!--|(?:pre|script|style|textarea)(?:[\\s>]|$))", Pattern.CASE_INSENSITIVE);

  public BlockStructure {
    blocks = List.copyOf(blocks);
  }

  /** The kinds of blocks. */
  public enum Kind {
    /** A fenced or indented code block, or raw HTML whose content is not text. */
    CODE,
    /** Other raw HTML. */
    HTML,
    /** A paragraph, a heading or the cell of a table. */
    TEXT
  }

  /**
   * A block that holds text.
   *
   * @param start the offset of the first character
   * @param end the offset after the last character
   */
  public record Block(Kind kind, int start, int end) {}

  /**
   * Returns the structure of a text, which {@link MarkdownLimits} has checked.
   *
   * @param mdx true for a text of MDX
   */
  public static BlockStructure of(String text, boolean mdx) {
    Markdown markdown = Markdown.shared(MathReading.AUTO, false, mdx);
    Document document = markdown.parseBlocks(MeteredText.of(text));
    List<Block> blocks = new ArrayList<>();
    Node node = document;
    while (node != null) {
      Kind kind = kind(node);
      if (kind != null) {
        blocks.add(new Block(kind, node.getStartOffset(), node.getEndOffset()));
      }
      node = kind == null ? NodeOrder.next(node) : NodeOrder.afterChildren(node);
    }
    blocks.sort(Comparator.comparingInt(Block::start));
    return new BlockStructure(blocks);
  }

  private static Kind kind(Node node) {
    if (node instanceof FencedCodeBlock
        || node instanceof IndentedCodeBlock
        || node instanceof HtmlCommentBlock
        || node instanceof RawBlock) {
      return Kind.CODE;
    }
    if (node instanceof HtmlBlock) {
      return Regex.matcher(RAW_HTML, node.getChars()).lookingAt() ? Kind.CODE : Kind.HTML;
    }
    return node instanceof Paragraph || node instanceof Heading || node instanceof TableCell
        ? Kind.TEXT
        : null;
  }
}
