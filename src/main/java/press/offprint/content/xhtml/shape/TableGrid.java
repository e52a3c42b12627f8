package press.offprint.content.xhtml.shape;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.jsoup.nodes.Element;

/**
 * The grid of one part of a table: no cell leaves its part or overlaps another, and every row has
 * at least one cell that spans no other row. A column counts if some cell of the table begins in
 * it.
 */
final class TableGrid {
  private static final int WIDEST = 100;
  private static final int MOST_COLUMNS = 1_000;
  private static final int TALLEST_SPAN = 1_000;

  /** The most empty cells that are added to one table. */
  private static final int MOST_ADDED = 20_000;

  private static final class Cell {
    final Element element;
    final int column;
    final int width;
    final int end;
    int height;

    Cell(Element element, int column, int width, int row, int height) {
      this.element = element;
      this.column = column;
      this.width = width;
      this.end = row + height;
      this.height = height;
    }
  }

  private final List<Element> rows;
  private final int columns;
  private final int[] busyUntil;
  private final List<Cell> placed = new ArrayList<>();

  private TableGrid(List<Element> rows) {
    this.rows = rows;
    this.columns = Math.min(MOST_COLUMNS, columns(rows));
    this.busyUntil = new int[columns + WIDEST + 1];
  }

  /**
   * Limits the spans in a table, and removes rows without a height.
   *
   * @param parts the heads, bodies and feet of one table
   */
  static void arrange(List<Element> parts) {
    List<TableGrid> grids = new ArrayList<>();
    BitSet begun = new BitSet();
    for (Element part : parts) {
      TableGrid grid =
          new TableGrid(
              part.children().stream().filter(row -> row.normalName().equals("tr")).toList());
      grid.arrange();
      grid.placed.forEach(cell -> begun.set(cell.column));
      grids.add(grid);
    }
    grids.forEach(grid -> grid.narrow(begun));
  }

  // An upper bound: the widest row, and all cells that reach into it from above.
  private static int columns(List<Element> rows) {
    int widest = 0;
    int reaching = 0;
    for (Element row : rows) {
      int width = 0;
      for (Element cell : row.children()) {
        width += span(cell, "colspan");
        reaching += span(cell, "rowspan") > 1 ? span(cell, "colspan") : 0;
      }
      widest = Math.max(widest, width);
    }
    return widest + reaching;
  }

  // A column in which no cell begins is none, so a cell does not span it.
  private void narrow(BitSet begun) {
    for (Cell cell : placed) {
      int end = cell.column + cell.width;
      int spanned = cell.width == 1 ? 1 : begun.get(cell.column, end).cardinality();
      setSpan(cell.element, "colspan", spanned);
    }
  }

  // A row has no height if all its cells reach into the next row; in a PDF its text would be lost
  // or
  // overlap other text. So the row is removed, and its cells begin in the next row.
  private void arrange() {
    List<Cell> reaching = new ArrayList<>();
    List<Cell> moved = new ArrayList<>();
    for (int y = 0; y < rows.size(); y++) {
      int row = y;
      reaching.removeIf(cell -> cell.end <= row);
      List<Cell> cells = new ArrayList<>(moved);
      cells.addAll(place(y));
      if (cells.stream().allMatch(cell -> cell.height > 1)) {
        cells.forEach(cell -> cell.height--);
        reaching.forEach(cell -> cell.height--);
        rows.get(y).remove();
        moved = cells;
        continue;
      }
      if (!moved.isEmpty()) {
        cells.sort(Comparator.comparingInt(cell -> cell.column));
        cells.forEach(cell -> rows.get(row).appendChild(cell.element));
        moved = new ArrayList<>();
      }
      reaching.addAll(cells);
    }
    placed.forEach(cell -> setSpan(cell.element, "rowspan", cell.height));
  }

  private List<Cell> place(int y) {
    List<Cell> cells = new ArrayList<>();
    int x = 0;
    for (Element cell : rows.get(y).children()) {
      while (x < columns && busyUntil[x] > y) {
        x++;
      }
      int height = Math.min(span(cell, "rowspan"), Math.min(TALLEST_SPAN, rows.size() - y));
      int width = Math.min(span(cell, "colspan"), Math.max(1, columns - x));
      int free = 1;
      while (free < width && busyUntil[x + free] <= y) {
        free++;
      }
      for (int i = x; i < x + free && i < busyUntil.length; i++) {
        busyUntil[i] = y + height;
      }
      cells.add(new Cell(cell, x, free, y, height));
      x += free;
    }
    placed.addAll(cells);
    return cells;
  }

  /**
   * Adds empty cells until every row has as many columns as the widest one, because PDF/UA requires
   * it (ISO 14289-1, 7.5).
   *
   * @param parts the arranged heads, bodies and feet of one table
   */
  static void fillRows(List<Element> parts) {
    int widest = 0;
    for (Element part : parts) {
      for (int width : widths(part)) {
        widest = Math.max(widest, width);
      }
    }
    int addable = MOST_ADDED;
    for (Element part : parts) {
      int[] widths = widths(part);
      for (int y = 0; y < widths.length && addable > 0; y++) {
        addable -= Math.max(0, widest - widths[y]);
        for (int x = widths[y]; x < widest; x++) {
          part.child(y).appendElement("td");
        }
      }
    }
  }

  /** Returns the number of columns that each row fills, with cells that reach in from above. */
  private static int[] widths(Element part) {
    int[] widths = new int[part.childrenSize()];
    for (int y = 0; y < widths.length; y++) {
      for (Element cell : part.child(y).children()) {
        int end = Math.min(widths.length, y + span(cell, "rowspan"));
        for (int row = y; row < end; row++) {
          widths[row] += span(cell, "colspan");
        }
      }
    }
    return widths;
  }

  private static int span(Element cell, String name) {
    String value = cell.attr(name);
    return value.isEmpty() ? 1 : (int) Math.min(Long.parseLong(value), WIDEST);
  }

  private static void setSpan(Element cell, String name, int value) {
    if (value > 1) {
      cell.attr(name, Integer.toString(value));
    } else {
      cell.removeAttr(name);
    }
  }
}
