package press.offprint.content.markdown.block;

import com.vladsch.flexmark.util.sequence.BasedSequence;
import com.vladsch.flexmark.util.sequence.Range;
import com.vladsch.flexmark.util.sequence.SegmentedSequenceTree;
import com.vladsch.flexmark.util.sequence.builder.BasedSegmentBuilder;
import java.util.Arrays;
import java.util.List;

/** The lines of a paragraph as one text. */
public final class JoinedLines {
  private JoinedLines() {}

  /** Returns lines of one text as one sequence, in linear time. */
  public static BasedSequence of(List<BasedSequence> lines) {
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
