package press.offprint.content.markdown;

import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.parser.block.BlockPreProcessor;
import com.vladsch.flexmark.parser.block.BlockPreProcessorFactory;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import com.vladsch.flexmark.util.sequence.Range;
import com.vladsch.flexmark.util.sequence.SegmentedSequenceTree;
import com.vladsch.flexmark.util.sequence.builder.BasedSegmentBuilder;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * The lines of the long paragraphs of a document. flexmark joins the lines of a paragraph in
 * quadratic time, because it extends an array by one element for each line. So a long paragraph has
 * only its first line until its inlines are parsed, and its lines are joined here.
 */
final class LongParagraphs {
  private static final int MIN_LINES = 256;

  private final IdentityHashMap<Node, List<BasedSequence>> lines = new IdentityHashMap<>();

  /** The block processor that removes the lines of long paragraphs after all blocks are parsed. */
  static final class Factory implements BlockPreProcessorFactory {
    @Override
    public Set<Class<? extends Block>> getBlockTypes() {
      return Set.of(Paragraph.class);
    }

    @Override
    public Set<Class<?>> getAfterDependents() {
      return Set.of();
    }

    @Override
    public Set<Class<?>> getBeforeDependents() {
      return Set.of();
    }

    @Override
    public boolean affectsGlobalScope() {
      return false;
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
    return join(all);
  }

  /** Restores the lines of all paragraphs that were not parsed. */
  void restoreAll() {
    lines.forEach((node, all) -> ((Paragraph) node).setContentLines(all));
    lines.clear();
  }

  /** Returns lines of one text as one sequence, in linear time. */
  static BasedSequence join(List<BasedSequence> lines) {
    BasedSequence base = lines.get(0).getBaseSequence();
    SegmentBuilder segments = new SegmentBuilder(base);
    lines.forEach(segments::add);
    Range range = segments.getBaseSubSequenceRange();
    return range == null
        ? SegmentedSequenceTree.create(base, segments)
        : base.subSequence(range.getStart(), range.getEnd());
  }

  private static final class SegmentBuilder extends BasedSegmentBuilder {
    // More than the parts of one line; for more, flexmark extends the array itself.
    private static final int PARTS_PER_LINE = 16;

    SegmentBuilder(BasedSequence base) {
      super(base, F_DEFAULT);
    }

    void add(BasedSequence line) {
      if (partsSize > 0 && parts.length < 2 * (partsSize + PARTS_PER_LINE)) {
        parts = Arrays.copyOf(parts, 2 * (parts.length + PARTS_PER_LINE));
      }
      line.addSegments(this);
    }
  }
}
