package press.offprint.content.markdown.note;

import com.vladsch.flexmark.util.ast.DoNotDecorate;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.Locale;

/** The id of a block at its end, such as {@code ^37066d}, as Obsidian has them. */
final class BlockId extends Node implements DoNotDecorate {
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

  @Override
  public BasedSequence[] getSegments() {
    return EMPTY_SEGMENTS;
  }
}
