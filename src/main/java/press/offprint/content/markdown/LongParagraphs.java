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
 * The lines of a document's long paragraphs. flexmark joins lines when it comes to parse them, and
 * its array of pieces grows by one each time; so a paragraph took the square of its lines. Here
 * such a paragraph has its first line only until then.
 */
final class LongParagraphs {
  private static final int MANY = 256;

  private final IdentityHashMap<Node, List<BasedSequence>> lines = new IdentityHashMap<>();

  /** Takes the lines of long paragraphs away, once all blocks are known. */
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
      return (any, block) -> paragraphs.take((Paragraph) block);
    }
  }

  private void take(Paragraph paragraph) {
    List<BasedSequence> all = paragraph.getContentLines();
    if (all.size() >= MANY && haveOneBase(all)) {
      lines.put(paragraph, all);
      paragraph.setContentLines(all.subList(0, 1));
    }
  }

  private static boolean haveOneBase(List<BasedSequence> lines) {
    BasedSequence base = lines.get(0).getBaseSequence();
    return lines.stream().allMatch(line -> line.getBaseSequence() == base);
  }

  /** The text of {@code node}, {@code content} by flexmark; its lines are all there again. */
  BasedSequence text(Node node, BasedSequence content) {
    List<BasedSequence> all = lines.remove(node);
    if (all == null) {
      return content;
    }
    ((Paragraph) node).setContentLines(all);
    return join(all);
  }

  /** Gives those their lines back that nobody asked for. */
  void giveBack() {
    lines.forEach((node, all) -> ((Paragraph) node).setContentLines(all));
    lines.clear();
  }

  /** Some lines of one text, as one. */
  static BasedSequence join(List<BasedSequence> lines) {
    BasedSequence base = lines.get(0).getBaseSequence();
    Pieces pieces = new Pieces(base);
    lines.forEach(pieces::add);
    Range whole = pieces.getBaseSubSequenceRange();
    return whole == null
        ? SegmentedSequenceTree.create(base, pieces)
        : base.subSequence(whole.getStart(), whole.getEnd());
  }

  private static final class Pieces extends BasedSegmentBuilder {
    // More than a line may come apart into; past that, flexmark makes room by itself.
    private static final int ROOM = 16;

    Pieces(BasedSequence base) {
      super(base, F_DEFAULT);
    }

    void add(BasedSequence line) {
      if (partsSize > 0 && parts.length < 2 * (partsSize + ROOM)) {
        parts = Arrays.copyOf(parts, 2 * (parts.length + ROOM));
      }
      line.addSegments(this);
    }
  }
}
