package press.offprint.content.markdown.block;

import com.vladsch.flexmark.ext.tables.TableCell;
import com.vladsch.flexmark.html.HtmlWriter;
import com.vladsch.flexmark.html.renderer.NodeRendererContext;
import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.Locale;

/**
 * A part of a grid table: a section, a row or a cell. The parts of flexmark's tables cannot hold
 * blocks.
 */
public final class GridPart extends Block {
  private final String tag;
  private final TableCell.Alignment alignment;

  /**
   * A part without its content.
   *
   * @param tag of its element
   * @param alignment of a cell; null for none
   */
  GridPart(BasedSequence chars, String tag, TableCell.Alignment alignment) {
    super(chars);
    this.tag = tag;
    this.alignment = alignment;
  }

  boolean is(String name) {
    return tag.equals(name);
  }

  @Override
  public BasedSequence[] getSegments() {
    return EMPTY_SEGMENTS;
  }

  /** Writes the part as HTML. */
  public static void render(GridPart part, NodeRendererContext context, HtmlWriter html) {
    boolean isCell = part.is("th") || part.is("td");
    if (!isCell) {
      html.line();
    }
    if (part.alignment != null) {
      html.attr("align", part.alignment.name().toLowerCase(Locale.ROOT));
    }
    html.withAttr().tag(part.tag);
    context.renderChildren(part);
    html.tag("/" + part.tag);
    if (!isCell) {
      html.line();
    }
  }
}
