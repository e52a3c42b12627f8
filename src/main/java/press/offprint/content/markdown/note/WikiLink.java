package press.offprint.content.markdown.note;

import com.vladsch.flexmark.ast.HardLineBreak;
import com.vladsch.flexmark.ast.SoftLineBreak;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.ast.NodeVisitor;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import com.vladsch.flexmark.util.sequence.builder.ISequenceBuilder;
import press.offprint.content.markdown.syntax.InlineNode;

/**
 * A link to a note or to a file, or an embed of it, as Obsidian has them. Its children are the
 * label; it has none if there is no label.
 */
final class WikiLink extends InlineNode {
  private final boolean isEmbed;
  private final String target;
  private final String fragment;
  private final String label;

  /**
   * @param target the name of a note or a file; empty for a heading of the same note
   * @param fragment empty, or the heading with its hash sign
   * @param label the text of the link as written, or empty
   */
  WikiLink(BasedSequence chars, boolean isEmbed, String target, String fragment, String label) {
    super(chars);
    this.isEmbed = isEmbed;
    this.target = target;
    this.fragment = fragment;
    this.label = label;
  }

  boolean isEmbed() {
    return isEmbed;
  }

  String target() {
    return target;
  }

  /** Returns the innermost of nested headings, without its hash sign. */
  String heading() {
    return fragment.substring(fragment.lastIndexOf('#') + 1).strip();
  }

  String label() {
    return label;
  }

  /** Returns true if the line holds nothing else. */
  boolean isAlone() {
    return isLineEnd(getPrevious()) && isLineEnd(getNext());
  }

  private static boolean isLineEnd(Node node) {
    return node == null || node instanceof SoftLineBreak || node instanceof HardLineBreak;
  }

  /** The label, else the name, is a part of the plain text around it. */
  @Override
  public boolean collectText(
      ISequenceBuilder<? extends ISequenceBuilder<?, BasedSequence>, BasedSequence> out,
      int flags,
      NodeVisitor nodeVisitor) {
    if (!hasChildren()) {
      int start = isEmbed ? 3 : 2;
      int bar = getChars().indexOf('|');
      out.append(getChars().subSequence(start, bar < 0 ? getTextLength() - 2 : bar));
    }
    return true;
  }
}
