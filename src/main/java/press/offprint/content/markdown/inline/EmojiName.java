package press.offprint.content.markdown.inline;

import com.vladsch.flexmark.util.ast.DoNotDecorate;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;

/** The name of an emoji in a text. */
public final class EmojiName extends Node implements DoNotDecorate {
  public EmojiName(BasedSequence chars) {
    super(chars);
  }

  @Override
  public BasedSequence[] getSegments() {
    return EMPTY_SEGMENTS;
  }

  /** Returns the emoji. */
  public String characters() {
    return EmojiNames.characters(getChars().subSequence(1, getTextLength() - 1).toString());
  }
}
