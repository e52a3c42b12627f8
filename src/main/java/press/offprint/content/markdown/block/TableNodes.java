package press.offprint.content.markdown.block;

import com.vladsch.flexmark.ext.tables.TableBlock;
import com.vladsch.flexmark.ext.tables.TableBody;
import com.vladsch.flexmark.ext.tables.TableCell;
import com.vladsch.flexmark.ext.tables.TableHead;
import com.vladsch.flexmark.ext.tables.TableRow;
import com.vladsch.flexmark.parser.InlineParser;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.List;

/** The nodes of a table, built line by line. */
final class TableNodes {
  private final InlineParser parser;
  private final List<TableCell.Alignment> alignments;
  private final TableBlock table;
  private Node section;

  TableNodes(InlineParser parser, List<TableCell.Alignment> alignments, List<BasedSequence> lines) {
    this.parser = parser;
    this.alignments = alignments;
    this.table = new TableBlock(lines);
  }

  /** Adds a row of the header. */
  void addHeader(BasedSequence line, List<BasedSequence> cells) {
    if (!(section instanceof TableHead)) {
      section = new TableHead(line.subSequence(0, 0));
      table.appendChild(section);
    }
    section.appendChild(row(line, cells, true));
  }

  /** Adds a row of the body. */
  void addRow(BasedSequence line, List<BasedSequence> cells) {
    if (!(section instanceof TableBody)) {
      section = new TableBody(line.subSequence(0, 0));
      table.appendChild(section);
    }
    section.appendChild(row(line, cells, false));
  }

  private TableRow row(BasedSequence line, List<BasedSequence> cells, boolean isHeader) {
    TableRow row = new TableRow(line.trimEOL());
    for (int i = 0; i < Math.max(cells.size(), alignments.size()); i++) {
      TableCell cell = new TableCell();
      cell.setHeader(isHeader);
      cell.setAlignment(i < alignments.size() ? alignments.get(i) : null);
      if (i < cells.size()) {
        cell.setText(cells.get(i));
        cell.setChars(cells.get(i));
        parser.parse(cells.get(i), cell);
      }
      row.appendChild(cell);
    }
    return row;
  }

  /** Returns the table after the last row. */
  TableBlock end() {
    table.setCharsFromContent();
    return table;
  }
}
