package press.offprint.content.markdown.block;

import com.vladsch.flexmark.ext.tables.TableCell;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.ArrayList;
import java.util.List;
import press.offprint.content.markdown.formula.FormulaExtension;

/** A line of a table: its cells, which bars separate. */
final class TableLine {
  private TableLine() {}

  /** Returns true if a line is the one below the header: bars, hyphens, colons and spaces. */
  static boolean isDelimiter(BasedSequence line) {
    boolean hasHyphen = false;
    boolean hasMark = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c != '|' && c != '-' && c != ':' && !isSpace(c)) {
        return false;
      }
      hasHyphen |= c == '-';
      hasMark |= c == '|' || c == ':';
    }
    return hasHyphen && hasMark && cells(line).stream().allMatch(TableLine::isDelimiterCell);
  }

  private static boolean isDelimiterCell(BasedSequence cell) {
    int start = cell.startsWith(":") ? 1 : 0;
    int end = cell.length() - (cell.endsWith(":") ? 1 : 0);
    if (end <= start) {
      return false;
    }
    for (int i = start; i < end; i++) {
      if (cell.charAt(i) != '-') {
        return false;
      }
    }
    return true;
  }

  /** Returns the alignments of the columns, or null for a column without one. */
  static List<TableCell.Alignment> alignments(BasedSequence line) {
    List<TableCell.Alignment> alignments = new ArrayList<>();
    for (BasedSequence cell : cells(line)) {
      boolean left = cell.startsWith(":");
      boolean right = cell.endsWith(":");
      alignments.add(
          left && right
              ? TableCell.Alignment.CENTER
              : left ? TableCell.Alignment.LEFT : right ? TableCell.Alignment.RIGHT : null);
    }
    return alignments;
  }

  /** Returns the trimmed cells of a line. A bar with a backslash in front is part of a cell. */
  static List<BasedSequence> cells(BasedSequence line) {
    return cells(line, false);
  }

  /**
   * Returns the trimmed cells of a line.
   *
   * @param columns the number of cells that is expected; if there are more, a bar in a code span, a
   *     formula, a footnote in its place, or a link to a note is part of it
   */
  static List<BasedSequence> cells(BasedSequence line, int columns) {
    List<BasedSequence> cells = cells(line, false);
    if (cells.size() <= columns) {
      return cells;
    }
    List<BasedSequence> spans = cells(line, true);
    return spans.size() < cells.size() ? spans : cells;
  }

  /** Returns the cells of a line with their spaces. */
  static List<BasedSequence> spacedCells(BasedSequence line) {
    return cells(line, false, false);
  }

  /** Returns the trimmed cells of a line in which a bar in a code span is part of the code. */
  static List<BasedSequence> cellsOutsideCode(BasedSequence line) {
    return cells(line, true);
  }

  private static List<BasedSequence> cells(BasedSequence line, boolean keepsCode) {
    return cells(line, keepsCode, true);
  }

  private static List<BasedSequence> cells(BasedSequence line, boolean keepsCode, boolean trims) {
    BasedSequence row = line.trim();
    List<BasedSequence> cells = new ArrayList<>();
    String text = row.toString();
    int start = text.startsWith("|") ? 1 : 0;
    int i = start;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '|') {
        cells.add(cell(row, start, i, trims));
        start = i + 1;
      } else if (c == '`' && keepsCode) {
        i = codeEnd(text, i) - 1;
      } else if (keepsCode && "$^[".indexOf(c) >= 0) {
        i = Math.max(i, spanEnd(text, i) - 1);
      } else if (c == '\\') {
        i++;
      }
      i++;
    }
    if (start < text.length() || cells.isEmpty()) {
      cells.add(cell(row, Math.min(start, text.length()), text.length(), trims));
    }
    return cells;
  }

  private static BasedSequence cell(BasedSequence row, int start, int end, boolean trims) {
    BasedSequence cell = row.subSequence(start, end);
    return trims ? cell.trim() : cell;
  }

  /** Returns the end of the code span that starts at an offset, or of its backticks. */
  private static int codeEnd(String text, int at) {
    int run = runEnd(text, at);
    for (int i = text.indexOf('`', run); i >= 0; i = text.indexOf('`', i)) {
      int end = runEnd(text, i);
      if (end - i == run - at) {
        return end;
      }
      i = end;
    }
    return run;
  }

  // Returns the end of a formula, a footnote or a link to a note that starts at an offset, or -1.
  private static int spanEnd(String text, int at) {
    if (text.charAt(at) == '$') {
      return FormulaExtension.end(text, at);
    }
    boolean isNote = text.startsWith("^[", at);
    if (!isNote && !text.startsWith("[[", at)) {
      return -1;
    }
    int end = text.indexOf(isNote ? "]" : "]]", at);
    return end < 0 ? -1 : end + (isNote ? 1 : 2);
  }

  private static int runEnd(String text, int at) {
    int i = at;
    while (i < text.length() && text.charAt(i) == '`') {
      i++;
    }
    return i;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }
}
