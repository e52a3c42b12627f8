package press.offprint.content.markdown.mdx;

import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.data.DataKey;

/**
 * The reading of a text as MDX: elements of HTML enclose Markdown, and no indentation makes code.
 */
public final class Mdx {
  /** The option of a parser; true for MDX. */
  public static final DataKey<Boolean> KEY = new DataKey<>("OFFPRINT_MDX", false);

  private static final int CODE_INDENT = 4;

  private Mdx() {}

  public static boolean is(ParserState state) {
    return KEY.get(state.getProperties());
  }

  /** Returns true if the indentation of the line makes it code: section 4.4 of CommonMark. */
  public static boolean isCode(ParserState state) {
    return state.getIndent() >= CODE_INDENT && !is(state);
  }
}
