package press.offprint.content.markdown.block;

import com.vladsch.flexmark.ext.tables.TableBlock;
import com.vladsch.flexmark.ext.tables.TableCell;
import com.vladsch.flexmark.parser.InlineParser;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.ArrayList;
import java.util.List;

/**
 * A grid table of pandoc: rows between borders such as {@code +---+---+}, the header above a border
 * of equals signs. The lines of a cell are one text, or blocks. A table with cells that span rows
 * or columns is none.
 */
final class GridTable {
  // flexmark joins the lines of a text in quadratic time.
  private static final int MAX_ROW_LINES = 200;

  private GridTable() {}

  /** Returns true if a line is a border of a grid table. */
  static boolean isBorder(BasedSequence line) {
    BasedSequence border = line.trim();
    if (border.length() < 3 || !border.startsWith("+") || !border.endsWith("+")) {
      return false;
    }
    for (int i = 0; i < border.length(); i++) {
      char c = border.charAt(i);
      boolean isDoubled = c == '+' && i > 0 && border.charAt(i - 1) == '+';
      if ("+-=:".indexOf(c) < 0 || isDoubled) {
        return false;
      }
    }
    return true;
  }

  /** Returns the end of the grid table that starts with a border, or -1. */
  static int end(List<BasedSequence> lines, int start) {
    BasedSequence border = lines.get(start);
    int columns = columns(border);
    int end = start + 1;
    int lastBorder = start;
    while (end < lines.size()) {
      BasedSequence line = lines.get(end);
      if (isBorder(line) && columns(line) == columns) {
        lastBorder = end;
      } else if (end - lastBorder > MAX_ROW_LINES
          || !line.trim().startsWith("|")
          || GridCell.of(line, border).size() != columns) {
        break;
      }
      end++;
    }
    return lastBorder == end - 1 && lastBorder > start + 1 ? end : -1;
  }

  private static int columns(BasedSequence border) {
    int columns = -1;
    for (int i = 0; i < border.length(); i++) {
      columns += border.charAt(i) == '+' ? 1 : 0;
    }
    return columns;
  }

  /** Returns the table of the lines up to {@link #end}. */
  static TableBlock of(List<BasedSequence> lines, InlineParser parser) {
    int headerEnd = headerEnd(lines);
    List<TableCell.Alignment> alignments = alignments(lines.get(Math.max(0, headerEnd)));
    GridNodes nodes = new GridNodes(parser, alignments, lines);
    List<BasedSequence> row = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      if (!isBorder(lines.get(i))) {
        row.add(lines.get(i));
      } else if (!row.isEmpty()) {
        List<BasedSequence> cells = cells(row, lines.get(0), alignments.size());
        nodes.add(row.get(0), cells, i <= headerEnd);
        row.clear();
      }
    }
    return nodes.end();
  }

  private static int headerEnd(List<BasedSequence> lines) {
    for (int i = 1; i < lines.size() - 1; i++) {
      if (isBorder(lines.get(i)) && lines.get(i).indexOf('=') >= 0) {
        return i;
      }
    }
    return -1;
  }

  private static List<TableCell.Alignment> alignments(BasedSequence border) {
    BasedSequence line = border.trim();
    List<TableCell.Alignment> alignments = new ArrayList<>();
    int start = 0;
    while (start < line.length() - 1) {
      int end = line.indexOf('+', start + 1);
      boolean left = line.charAt(start + 1) == ':';
      boolean right = line.charAt(end - 1) == ':';
      alignments.add(
          left && right
              ? TableCell.Alignment.CENTER
              : left ? TableCell.Alignment.LEFT : right ? TableCell.Alignment.RIGHT : null);
      start = end;
    }
    return alignments;
  }

  private static List<BasedSequence> cells(
      List<BasedSequence> row, BasedSequence border, int columns) {
    List<GridCell> cells = new ArrayList<>();
    for (int column = 0; column < columns; column++) {
      cells.add(new GridCell());
    }
    for (BasedSequence line : row) {
      List<BasedSequence> parts = GridCell.of(line, border);
      for (int column = 0; column < columns; column++) {
        cells.get(column).add(parts.get(column));
      }
    }
    BasedSequence empty = row.get(0).subSequence(0, 0);
    return cells.stream().map(cell -> cell.text(empty)).toList();
  }
}
