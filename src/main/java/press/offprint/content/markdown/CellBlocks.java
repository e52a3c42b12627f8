package press.offprint.content.markdown;

import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ext.gfm.tasklist.TaskListExtension;
import com.vladsch.flexmark.ext.gfm.tasklist.internal.TaskListItemBlockPreProcessor;
import com.vladsch.flexmark.parser.InlineParser;
import com.vladsch.flexmark.parser.block.BlockPreProcessorFactory;
import com.vladsch.flexmark.parser.block.CustomBlockParserFactory;
import com.vladsch.flexmark.parser.internal.DocumentParser;
import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.data.MutableDataSet;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.List;
import press.offprint.content.markdown.block.Fences;
import press.offprint.content.markdown.limit.NestingLimit;

/**
 * The blocks in the cells of tables: lists, quotations, code and paragraphs. A cell has no
 * headings, notes, raw HTML or further tables, so its depth is that of its lists. The inlines and
 * their references are those of the document.
 */
final class CellBlocks {
  private static final DataHolder OPTIONS = options();
  private static final List<CustomBlockParserFactory> BLOCKS =
      DocumentParser.calculateBlockParserFactories(
          OPTIONS, List.of(new NestingLimit(), new Fences()));
  private static final List<List<BlockPreProcessorFactory>> TASKS =
      DocumentParser.calculateBlockPreProcessors(
          OPTIONS, List.of(new TaskListItemBlockPreProcessor.Factory()));

  private CellBlocks() {}

  private static DataHolder options() {
    MutableDataSet options = Markdown.options();
    TaskListExtension.create().parserOptions(options);
    return options.toImmutable();
  }

  /**
   * Parses a text as the children of a block.
   *
   * @param inlines the parser of the document, of whose lines the text has parts
   */
  static void parse(BasedSequence text, Block cell, InlineParser inlines) {
    // The class Parser refuses a text that is not one part of its source.
    Node blocks = new DocumentParser(OPTIONS, BLOCKS, List.of(), TASKS, inlines).parse(text);
    Node first = blocks.getFirstChild();
    boolean isText = first instanceof Paragraph && first.getNext() == null;
    cell.takeChildren(isText ? first : blocks);
  }
}
