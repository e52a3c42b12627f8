package press.offprint.content.markdown.syntax;

import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.sequence.BasedSequence;

/** A block whose text is not Markdown. */
public class RawBlock extends Block {
  /** Returns the lines without the marks of quotations and lists before them. */
  public String text() {
    StringBuilder text = new StringBuilder(getTextLength());
    getContentLines().forEach(text::append);
    return text.toString().replace("\r\n", "\n").replace('\r', '\n');
  }

  @Override
  public BasedSequence[] getSegments() {
    return EMPTY_SEGMENTS;
  }
}
