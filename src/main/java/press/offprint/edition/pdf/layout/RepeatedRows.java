package press.offprint.edition.pdf.layout;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import press.offprint.edition.pdf.dom.Dom;

/**
 * The head and the foot of a table, which the layout engine repeats on each page. If one is high,
 * its rows become rows of a body: it would fill the pages, and the engine fails if it is higher
 * than a page.
 */
final class RepeatedRows {
  private static final int MOST_ROWS = 8;

  /** The characters of one cell; a narrow column may have a line for each word. */
  private static final int MOST_CHARACTERS = 400;

  /** A line break and a block take the room of this many characters. */
  private static final int LINE = 20;

  /** The pixels of all images. */
  private static final int MOST_HEIGHT = 300;

  private RepeatedRows() {}

  /** Makes a high head and a high foot of a table bodies. */
  static void limit(Element table) {
    for (Node part : Dom.children(table)) {
      if ((Dom.is(part, "thead") || Dom.is(part, "tfoot")) && isHigh(part)) {
        Element body = table.getOwnerDocument().createElement("tbody");
        Dom.moveChildren(part, body);
        table.replaceChild(body, part);
      }
    }
  }

  private static boolean isHigh(Node part) {
    int rows = 0;
    int height = 0;
    for (Element element : Dom.elements(part)) {
      boolean isCell = Dom.is(element, "th") || Dom.is(element, "td");
      if (isCell && length(element) > MOST_CHARACTERS) {
        return true;
      }
      rows += Dom.is(element, "tr") ? 1 : 0;
      height += Dom.is(element, "img") ? Dom.number(element.getAttribute("height"), 0) : 0;
    }
    return rows > MOST_ROWS || height > MOST_HEIGHT;
  }

  private static int length(Element cell) {
    int length = cell.getTextContent().length();
    for (Element element : Dom.elements(cell)) {
      if (Dom.is(element, "pre")) {
        length += LINE * (int) element.getTextContent().lines().count();
      } else if (Dom.is(element, "br") || CellText.BLOCKS.contains(element.getTagName())) {
        length += LINE;
      }
    }
    return length;
  }
}
