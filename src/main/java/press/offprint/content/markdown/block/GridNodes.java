package press.offprint.content.markdown.block;

import com.vladsch.flexmark.ext.tables.TableBlock;
import com.vladsch.flexmark.ext.tables.TableCell;
import com.vladsch.flexmark.parser.InlineParser;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.List;
import press.offprint.content.markdown.syntax.NestedBlocks;

/** The nodes of a grid table, built row by row. A cell of several lines holds blocks. */
final class GridNodes {
  private final InlineParser parser;
  private final List<TableCell.Alignment> alignments;
  private final TableBlock table;
  private GridPart section;

  GridNodes(InlineParser parser, List<TableCell.Alignment> alignments, List<BasedSequence> lines) {
    this.parser = parser;
    this.alignments = alignments;
    this.table = new TableBlock(lines);
  }

  /** Adds a row with the texts of its cells. */
  void add(BasedSequence line, List<BasedSequence> cells, boolean isHeader) {
    BasedSequence start = line.subSequence(0, 0);
    String name = isHeader ? "thead" : "tbody";
    if (section == null || !section.is(name)) {
      section = new GridPart(start, name, null);
      table.appendChild(section);
    }
    GridPart row = new GridPart(start, "tr", null);
    section.appendChild(row);
    for (int i = 0; i < cells.size(); i++) {
      BasedSequence text = cells.get(i);
      GridPart cell = new GridPart(text, isHeader ? "th" : "td", alignments.get(i));
      row.appendChild(cell);
      if (text.indexOf('\n') >= 0 && parser instanceof NestedBlocks blocks) {
        blocks.parseBlocks(text, cell);
      } else {
        parser.parse(text, cell);
      }
    }
  }

  /** Returns the table after the last row. */
  TableBlock end() {
    table.setCharsFromContent();
    return table;
  }
}
