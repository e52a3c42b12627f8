package press.offprint.content.markdown;

import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.parser.block.BlockPreProcessor;
import com.vladsch.flexmark.parser.block.BlockPreProcessorFactory;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import press.offprint.content.markdown.block.JoinedLines;
import press.offprint.content.markdown.syntax.Independent;

/**
 * The lines of the long paragraphs of a document. flexmark joins the lines of a paragraph in
 * quadratic time, because it extends an array by one element for each line. So a long paragraph has
 * only its first line until its inlines are parsed, and its lines are joined here.
 */
final class LongParagraphs {
  private static final int MIN_LINES = 256;

  private final IdentityHashMap<Node, List<BasedSequence>> lines = new IdentityHashMap<>();

  /** The block processor that removes the lines of long paragraphs after all blocks are parsed. */
  static final class Factory implements BlockPreProcessorFactory, Independent {
    @Override
    public Set<Class<? extends Block>> getBlockTypes() {
      return Set.of(Paragraph.class);
    }

    @Override
    public BlockPreProcessor apply(ParserState state) {
      LongParagraphs paragraphs = ((LinearInlineParser) state.getInlineParser()).paragraphs();
      return (parser, block) -> paragraphs.remove((Paragraph) block);
    }
  }

  private void remove(Paragraph paragraph) {
    List<BasedSequence> all = paragraph.getContentLines();
    if (all.size() >= MIN_LINES && haveSameBase(all)) {
      lines.put(paragraph, all);
      paragraph.setContentLines(all.subList(0, 1));
    }
  }

  private static boolean haveSameBase(List<BasedSequence> lines) {
    BasedSequence base = lines.get(0).getBaseSequence();
    return lines.stream().allMatch(line -> line.getBaseSequence() == base);
  }

  /**
   * Restores the lines of a paragraph and returns its text.
   *
   * @param content the text as flexmark joined it, returned if the node is not a long paragraph
   */
  BasedSequence restore(Node node, BasedSequence content) {
    List<BasedSequence> all = lines.remove(node);
    if (all == null) {
      return content;
    }
    ((Paragraph) node).setContentLines(all);
    return JoinedLines.of(all);
  }

  /** Restores the lines of all paragraphs that were not parsed. */
  void restoreAll() {
    lines.forEach((node, all) -> ((Paragraph) node).setContentLines(all));
    lines.clear();
  }
}
