package press.offprint.edition.pdf.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import press.offprint.edition.pdf.dom.Dom;

/**
 * The pictures in a table. The layout engine gives a column the whole width of its widest picture,
 * and would push all other columns off the page: where they do not fit beside each other, each
 * column needs a set width, to which its pictures shrink.
 *
 * <p>Widths are told in characters, as those of words are.
 */
final class TableImages {
  /** A page is so many pixels high for each character of code that a line of it holds. */
  private static final double PAGE = 9.5;

  private static final double CHARACTER = ImageLayout.LINE / 1.2;

  /** What stands left and right of a cell's content, in pixels. */
  private static final int AROUND = 13;

  /** Up to so many characters, a picture is a sign, which does not shrink. */
  private static final int SIGN = 8;

  /** A quotation, a list or a box takes at most so many characters from the line. */
  private static final int NESTED = 7;

  private record Picture(Element element, Node row, int column, int span) {
    int width(int otherwise) {
      return PrintLayout.number(element.getAttribute("width"), otherwise);
    }

    int height() {
      return PrintLayout.number(element.getAttribute("height"), 0);
    }
  }

  private final boolean any;
  private final int columns;
  private final double line;
  private final List<Picture> pictures = new ArrayList<>();

  /** By column, how wide the pictures of a cell are at most, side by side. */
  private final List<Double> widest = new ArrayList<>();

  /** How high the highest picture of each row is, in pixels. */
  private final Map<Node, Integer> rows = new HashMap<>();

  /**
   * Has none yet.
   *
   * @param elements all that the table holds
   * @param columns characters of code that a line of the page holds
   */
  TableImages(Element table, List<Element> elements, int columns) {
    this.columns = columns;
    this.any = elements.stream().anyMatch(element -> Dom.is(element, "img"));
    double nested = 0;
    for (Node up = table.getParentNode();
        up instanceof Element && !Dom.hasClass(up, "text");
        up = up.getParentNode()) {
      boolean narrower = Dom.is(up, "li") || Dom.is(up, "dd") || Dom.is(up, "blockquote");
      nested += Dom.is(up, "td") ? columns : narrower || Dom.is(up, "aside") ? NESTED : 0;
    }
    this.line = Math.max(columns * 1.2 - nested, columns * 0.2);
  }

  /** Takes note of the pictures of a cell that begins in a column and is so many wide. */
  void add(Element cell, int column, int span) {
    if (!any) {
      return;
    }
    double width = 0;
    for (Element element : Dom.elements(cell)) {
      if (Dom.is(element, "img")) {
        Picture picture = new Picture(element, cell.getParentNode(), column, span);
        pictures.add(picture);
        rows.merge(picture.row, picture.height(), Math::max);
        // Of one that does not tell its width, the worst is assumed.
        width += picture.width((int) (columns * ImageLayout.LINE)) / CHARACTER / span;
      }
    }
    while (widest.size() < column + span) {
      widest.add(0.0);
    }
    for (int i = column; i < column + span; i++) {
      widest.set(i, Math.max(widest.get(i), width));
    }
  }

  /**
   * True where they do not fit beside each other.
   *
   * @param words the longest of each column
   */
  boolean areCrowded(List<Integer> words) {
    if (pictures.isEmpty()) {
      return false;
    }
    double all = 0;
    for (int i = 0; i < words.size(); i++) {
      all += Math.max(words.get(i), widest(i)) + TableLayout.PADDING;
    }
    return all > line * 0.9;
  }

  /** What a column must have at least. */
  double least(int column, int word) {
    return Math.max(word, Math.min(widest(column), SIGN));
  }

  /** How much a column wants of what is left over. */
  double demand(int column, int text) {
    return Math.max(Math.sqrt(text), Math.sqrt(2 * Math.min(widest(column), columns)));
  }

  private double widest(int column) {
    return column < widest.size() ? widest.get(column) : 0;
  }

  /** Tells pictures what part of the line each column has: they become no wider than that. */
  void shrink(double[] parts) {
    rows.clear();
    for (Picture picture : pictures) {
      double part = 0;
      for (int i = picture.column; i < picture.column + picture.span; i++) {
        part += parts[i];
      }
      double scale = Math.min(1, Math.max(1, part * line * CHARACTER - AROUND) / picture.width(1));
      int height = (int) Math.round(picture.height() * scale);
      rows.merge(picture.row, height, Math::max);
      if (scale < 1) {
        picture.element.setAttribute("style", "max-width: 100%");
        // The engine does not shrink backgrounds, which pictures without meaning become.
        int width = (int) Math.round(picture.width(1) * scale);
        picture.element.setAttribute("width", Integer.toString(width));
        picture.element.setAttribute("height", Integer.toString(height));
      }
    }
  }

  /** False where the table is surely higher than a page, for its pictures alone. */
  boolean fitOnePage() {
    return rows.values().stream().mapToLong(height -> height).sum() <= columns * PAGE;
  }
}
