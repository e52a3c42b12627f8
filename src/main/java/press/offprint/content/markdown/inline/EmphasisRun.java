package press.offprint.content.markdown.inline;

import com.vladsch.flexmark.ast.Text;
import com.vladsch.flexmark.parser.core.delimiter.Delimiter;
import com.vladsch.flexmark.util.sequence.BasedSequence;

/** A run of delimiters that knows its length in the text, of which parts may be used up. */
public final class EmphasisRun extends Delimiter {
  private final int written;

  public EmphasisRun(
      BasedSequence input, Text node, Flanking flanking, Delimiter previous, int start, int end) {
    super(
        input, node, input.charAt(start), flanking.canOpen(), flanking.canClose(), previous, start);
    setNumDelims(end - start);
    written = end - start;
    if (previous != null) {
      previous.setNext(this);
    }
  }

  /** Returns the number of delimiters in the text. */
  public int written() {
    return written;
  }
}
