package press.offprint.edition.pdf.layout;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import press.offprint.edition.pdf.dom.Dom;

/** The room that lists, quotations and boxes take from the lines of a block in them. */
final class Indentation {
  private static final int LIST = 5;
  private static final int BOX = 8;

  /** The share of a line that remains in any case. */
  private static final double LEAST = 0.2;

  private Indentation() {}

  /**
   * Returns the characters of code in a line of a block.
   *
   * @param columns characters of code in a line of the page
   */
  static double columns(Element block, int columns) {
    double taken = 0;
    for (Node up = block.getParentNode();
        up instanceof Element && !Dom.hasClass(up, "text");
        up = up.getParentNode()) {
      boolean list = Dom.is(up, "li") || Dom.is(up, "dd");
      boolean box = Dom.is(up, "blockquote") || Dom.is(up, "aside");
      taken += Dom.is(up, "td") ? columns : list ? LIST : box ? BOX : 0;
    }
    return Math.max(columns - taken, columns * LEAST);
  }
}
