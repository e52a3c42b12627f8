package press.offprint.content.markdown.inline;

import com.vladsch.flexmark.util.sequence.BasedSequence;
import press.offprint.content.markdown.syntax.InlineNode;

/** The name of an emoji in a text. */
public final class EmojiName extends InlineNode {
  public EmojiName(BasedSequence chars) {
    super(chars);
  }

  /** Returns the emoji. */
  public String characters() {
    return EmojiNames.characters(getChars().subSequence(1, getTextLength() - 1).toString());
  }
}
