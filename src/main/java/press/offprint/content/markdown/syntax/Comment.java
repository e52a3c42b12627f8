package press.offprint.content.markdown.syntax;

import com.vladsch.flexmark.util.sequence.BasedSequence;

/** A comment within a paragraph, or a setting of another tool. No edition shows it. */
public final class Comment extends InlineNode {
  public Comment(BasedSequence chars) {
    super(chars);
  }
}
