package press.offprint.content.markdown.inline;

import com.vladsch.flexmark.util.ast.NodeVisitor;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import com.vladsch.flexmark.util.sequence.builder.ISequenceBuilder;
import press.offprint.content.markdown.syntax.InlineNode;

/** The name of an emoji in a text. */
public final class EmojiName extends InlineNode {
  public EmojiName(BasedSequence chars) {
    super(chars);
  }

  /** Returns the name without its colons. */
  public String name() {
    return getChars().subSequence(1, getTextLength() - 1).toString();
  }

  /** Returns the emoji. */
  public String characters() {
    return EmojiNames.characters(name());
  }

  @Override
  public boolean collectText(
      ISequenceBuilder<? extends ISequenceBuilder<?, BasedSequence>, BasedSequence> out,
      int flags,
      NodeVisitor nodeVisitor) {
    out.append(characters());
    return false;
  }
}
