package press.offprint.edition.pdf.layout;

import java.util.List;
import java.util.Set;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import press.offprint.edition.pdf.dom.Dom;

/**
 * The head and the foot of a table, which the layout engine repeats on each page. If one is high,
 * its rows become rows of a body: it would fill the pages, and the engine fails if it is higher
 * than a page.
 */
final class RepeatedRows {
  /** A page in the smallest format has more than twice as many lines of a table. */
  private static final int MOST_LINES = 16;

  /** The characters in a line of a table with one column; many columns leave fewer to each. */
  private static final int LINE = 60;

  /** The height of a line in pixels. */
  private static final int LINE_HEIGHT = 18;

  private static final Set<String> BREAKS = Set.of("br", "mtr");

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
    int lines = 0;
    for (Node row : Dom.children(part)) {
      List<Element> cells =
          Dom.children(row).stream()
              .filter(Element.class::isInstance)
              .map(Element.class::cast)
              .toList();
      lines += cells.stream().mapToInt(cell -> lines(cell, cells.size())).max().orElse(0);
    }
    return lines > MOST_LINES;
  }

  /** Returns the most lines that a cell in a row of some cells needs. */
  private static int lines(Element cell, int cells) {
    long lines = 1 + (long) cell.getTextContent().length() * cells / LINE;
    for (Element element : Dom.elements(cell)) {
      String name = element.getTagName();
      if (name.equals("pre")) {
        lines += element.getTextContent().lines().count();
      } else if (name.equals("img")) {
        lines += Dom.number(element.getAttribute("height"), 0) / LINE_HEIGHT;
      } else if (BREAKS.contains(name) || CellText.BLOCKS.contains(name)) {
        lines++;
      }
    }
    return (int) Math.min(lines, MOST_LINES + 1);
  }
}
