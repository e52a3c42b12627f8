package press.offprint.content.markdown.note;

import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.Locale;
import press.offprint.content.markdown.syntax.InlineNode;

/** The id of a block at its end, such as {@code ^37066d}, as Obsidian has them. */
final class BlockId extends InlineNode {
  BlockId(BasedSequence chars) {
    super(chars);
  }

  /** Returns the id of the HTML element. */
  String id() {
    return of(getChars().subSequence(1).toString());
  }

  /** Returns the id of the HTML element for the id of a block. Case does not matter. */
  static String of(String id) {
    return "block-" + id.toLowerCase(Locale.ROOT);
  }
}
