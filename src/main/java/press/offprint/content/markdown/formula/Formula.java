package press.offprint.content.markdown.formula;

import com.vladsch.flexmark.util.ast.NodeVisitor;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import com.vladsch.flexmark.util.sequence.builder.ISequenceBuilder;
import press.offprint.content.markdown.syntax.InlineNode;

/** A formula within a paragraph. Its text is TeX, so it has no children. */
final class Formula extends InlineNode {
  private final boolean isCertain;
  private String tex;
  private boolean isDisplay;

  Formula(BasedSequence chars, MathDelimiters.Found found) {
    super(chars);
    this.tex = found.tex();
    this.isDisplay = found.display();
    this.isCertain = found.isCertain();
  }

  /** Returns the source without delimiters. */
  String tex() {
    return tex;
  }

  /** Returns true if the formula is displayed on a line alone. */
  boolean isDisplay() {
    return isDisplay;
  }

  /** Returns false if the text is a formula only in a post that holds others. */
  boolean isCertain() {
    return isCertain;
  }

  void display() {
    isDisplay = true;
  }

  /** Adds the mark that follows a displayed formula. */
  void punctuate(String mark) {
    tex += mark;
  }

  @Override
  public boolean collectText(
      ISequenceBuilder<? extends ISequenceBuilder<?, BasedSequence>, BasedSequence> out,
      int flags,
      NodeVisitor nodeVisitor) {
    out.append(getChars());
    return false;
  }
}
