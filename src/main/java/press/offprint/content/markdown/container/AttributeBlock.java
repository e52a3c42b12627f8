package press.offprint.content.markdown.container;

import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ast.Text;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import press.offprint.content.markdown.syntax.RawBlock;

/** An attribute list that is a line alone. It belongs to the block before it or after it. */
final class AttributeBlock extends RawBlock {
  private final AttributeList list;

  AttributeBlock(AttributeList list) {
    this.list = list;
  }

  AttributeList list() {
    return list;
  }

  /** Returns true if there is no blank line between two blocks. */
  boolean isRightAfter(Node before) {
    return before != null && isRightAfter(before, this);
  }

  boolean isRightBefore(Node after) {
    return after != null && isRightAfter(this, after);
  }

  private static boolean isRightAfter(Node before, Node after) {
    BasedSequence base = before.getChars().getBaseSequence();
    int lines = 0;
    int end = Math.min(base.length(), after.getStartOffset());
    for (int i = before.getEndOffset(); i > 0 && "\r\n \t".indexOf(base.charAt(i - 1)) >= 0; i--) {
      lines += base.charAt(i - 1) == '\n' ? 1 : 0;
    }
    for (int i = before.getEndOffset(); i < end; i++) {
      lines += base.charAt(i) == '\n' ? 1 : 0;
    }
    return lines < 2;
  }

  /** Replaces the block by a paragraph of its text. */
  void toText() {
    Paragraph paragraph = new Paragraph(getChars().trim());
    paragraph.appendChild(new Text(getChars().trim()));
    insertBefore(paragraph);
    unlink();
  }
}
