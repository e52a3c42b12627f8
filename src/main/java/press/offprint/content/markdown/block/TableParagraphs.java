package press.offprint.content.markdown.block;

import com.vladsch.flexmark.ast.BlockQuote;
import com.vladsch.flexmark.ast.ListItem;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ext.tables.TableBlock;
import com.vladsch.flexmark.ext.tables.TableCell;
import com.vladsch.flexmark.ext.tables.TablesExtension;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.parser.block.ParagraphPreProcessor;
import com.vladsch.flexmark.parser.block.ParagraphPreProcessorFactory;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.parser.core.ReferencePreProcessorFactory;
import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import press.offprint.content.markdown.syntax.Independent;
import press.offprint.content.markdown.syntax.NearMiss;

/**
 * The tables in paragraphs: GitHub's, whose header may be right below other lines; tables without a
 * header, of lines that begin and end with a bar, as kramdown reads them; and pandoc's grid tables.
 * A row may have more cells than the header, because a reader would miss them.
 */
public final class TableParagraphs extends TablesExtension {
  private static final int CODE_INDENT = 4;

  @Override
  public void extend(Parser.Builder builder) {
    builder.paragraphPreProcessorFactory(new Factory());
  }

  private static final class Factory implements ParagraphPreProcessorFactory, Independent {
    @Override
    public boolean affectsGlobalScope() {
      return false;
    }

    @Override
    public Set<Class<?>> getAfterDependents() {
      return Set.of(ReferencePreProcessorFactory.class);
    }

    @Override
    public Set<Class<?>> getBeforeDependents() {
      return Set.of();
    }

    @Override
    public ParagraphPreProcessor apply(ParserState state) {
      return TableParagraphs::split;
    }
  }

  // Returns the length of the part of the paragraph that is in the tables in front of it.
  private static int split(Paragraph paragraph, ParserState state) {
    List<BasedSequence> lines = paragraph.getContentLines();
    int start = 0;
    int end = -1;
    while (start < lines.size() && end < 0) {
      end = tableEnd(paragraph, lines, start);
      start += end < 0 ? 1 : 0;
    }
    if (end < 0) {
      reportLineBlock(paragraph, lines, state);
      return 0;
    }
    TableBlock table = table(lines.subList(start, end), state);
    if (start == 0) {
      paragraph.insertBefore(table);
      state.blockAdded(table);
      int endOffset =
          end == lines.size() ? paragraph.getEndOffset() : lines.get(end).getStartOffset();
      return endOffset - paragraph.getStartOffset();
    }
    paragraph.insertAfter(table);
    state.blockAdded(table);
    if (end < lines.size()) {
      addText(paragraph, end, table, state);
    }
    paragraph.setContent(paragraph, 0, start);
    return 0;
  }

  // The text is parsed here, because only paragraphs of the block parser are parsed later.
  private static void addText(Paragraph paragraph, int start, TableBlock table, ParserState state) {
    Paragraph text = new Paragraph();
    text.setContent(paragraph, start, paragraph.getLineCount());
    table.insertAfter(text);
    state.blockAdded(text);
    state.getInlineParser().parse(JoinedLines.of(text.getContentLines()), text);
  }

  private static void reportLineBlock(
      Paragraph paragraph, List<BasedSequence> lines, ParserState state) {
    boolean isLineBlock =
        lines.size() > 1 && lines.stream().allMatch(line -> line.startsWith("| "));
    if (isLineBlock && state.getInlineParser() instanceof NearMiss.Places places) {
      places.add(NearMiss.Kind.LINE_BLOCK, "", paragraph.getStartOffset());
    }
  }

  /** Returns the end of the table that starts with a line, or -1. */
  private static int tableEnd(Paragraph paragraph, List<BasedSequence> lines, int start) {
    BasedSequence first = lines.get(start);
    if (start == 0 && GridTable.isBorder(first)) {
      return GridTable.end(lines, start);
    }
    if (isHeader(paragraph, lines, start)) {
      return rowsEnd(paragraph, lines, start + 2);
    }
    return start == 0 && isBarred(first) ? barredEnd(paragraph, lines, start) : -1;
  }

  private static boolean isHeader(Paragraph paragraph, List<BasedSequence> lines, int start) {
    if (start + 1 >= lines.size() || paragraph.getLineIndent(start + 1) >= CODE_INDENT) {
      return false;
    }
    BasedSequence delimiter = lines.get(start + 1);
    BasedSequence header = lines.get(start);
    return TableLine.isDelimiter(delimiter)
        && header.trim().length() > 1
        && !TableLine.isDelimiter(header)
        && hasCells(header, TableLine.cells(delimiter).size());
  }

  private static boolean hasCells(BasedSequence header, int columns) {
    return TableLine.cells(header, columns).size() == columns;
  }

  private static int rowsEnd(Paragraph paragraph, List<BasedSequence> lines, int from) {
    int margin = margin(paragraph, lines.get(from - 1));
    int end = from;
    while (end < lines.size()
        && isRow(lines.get(end))
        && margin(paragraph, lines.get(end)) >= margin) {
      end++;
    }
    return end;
  }

  // A line that lacks the mark of its quotation, or the space of its item, continues a paragraph,
  // but not a table.
  private static int margin(Paragraph paragraph, BasedSequence line) {
    Block container = paragraph.getParent();
    BasedSequence base = line.getBaseSequence();
    int marks = 0;
    int i = line.getStartOffset();
    while (i > 0 && base.charAt(i - 1) != '\n') {
      i--;
      marks += base.charAt(i) == '>' ? 1 : 0;
    }
    return container instanceof BlockQuote
        ? marks
        : container instanceof ListItem ? Math.min(1, line.getStartOffset() - i) : 0;
  }

  // A line without a bar is a row as well, but not one that other syntax is written in.
  private static boolean isRow(BasedSequence line) {
    BasedSequence row = line.trim();
    return row.indexOf('|') >= 0
        || (!row.isEmpty() && "{[:^+$".indexOf(row.charAt(0)) < 0 && !row.startsWith("Table:"));
  }

  private static boolean isBarred(BasedSequence line) {
    BasedSequence row = line.trim();
    return row.startsWith("|") && (isSeparator(line) || isRowOfCells(TableLine.cells(row)));
  }

  // A line of bars only is no row.
  private static boolean isRowOfCells(List<BasedSequence> cells) {
    return cells.size() > 1 && cells.stream().anyMatch(cell -> !cell.isBlank());
  }

  // Two lines at least, one of which may be a delimiter.
  private static int barredEnd(Paragraph paragraph, List<BasedSequence> lines, int start) {
    int end = start;
    int rows = 0;
    while (end < lines.size()
        && isBarred(lines.get(end))
        && paragraph.getLineIndent(end) < CODE_INDENT) {
      rows += isSeparator(lines.get(end)) ? 0 : 1;
      end++;
    }
    return rows > 0 && end - start > 1 && end == lines.size() ? end : -1;
  }

  // kramdown's separator may be one run of hyphens below all columns.
  private static boolean isSeparator(BasedSequence line) {
    BasedSequence row = line.trim();
    if (row.length() < 2 || row.charAt(0) != '|') {
      return false;
    }
    boolean hasMark = false;
    for (int i = 1; i < row.length(); i++) {
      char c = row.charAt(i);
      if ("|-=:+ ".indexOf(c) < 0) {
        return false;
      }
      hasMark |= c == '-' || c == '=';
    }
    return hasMark;
  }

  private static TableBlock table(List<BasedSequence> lines, ParserState state) {
    if (GridTable.isBorder(lines.get(0))) {
      return GridTable.of(lines, state.getInlineParser());
    }
    BasedSequence second = lines.get(1);
    boolean hasHeader =
        (TableLine.isDelimiter(second) || isSeparator(second)) && !isSeparator(lines.get(0));
    boolean isAligned = TableLine.isDelimiter(lines.get(hasHeader ? 1 : 0));
    List<TableCell.Alignment> alignments = new ArrayList<>();
    if (isAligned) {
      alignments.addAll(TableLine.alignments(lines.get(hasHeader ? 1 : 0)));
    }
    int columns = TableLine.cells(lines.get(0)).size();
    if (!hasHeader || alignments.size() != columns) {
      columns = columns(lines);
      alignments.addAll(Collections.nCopies(Math.max(0, columns - alignments.size()), null));
      alignments.subList(columns, alignments.size()).clear();
    }
    TableNodes nodes = new TableNodes(state.getInlineParser(), alignments, lines);
    if (hasHeader) {
      nodes.addHeader(lines.get(0), TableLine.cells(lines.get(0), alignments.size()));
    }
    for (int i = hasHeader ? 2 : 0; i < lines.size(); i++) {
      BasedSequence line = lines.get(i);
      if (!isSeparator(line)) {
        List<BasedSequence> cells =
            hasHeader ? TableLine.cells(line, alignments.size()) : TableLine.cellsOutsideCode(line);
        boolean hasExtra =
            cells.size() > alignments.size()
                && !cells.subList(alignments.size(), cells.size()).stream()
                    .allMatch(BasedSequence::isEmpty);
        if (hasExtra && state.getInlineParser() instanceof NearMiss.Places places) {
          places.add(NearMiss.Kind.EXTRA_CELLS, "", line.getStartOffset());
        }
        nodes.addRow(line, cells);
      }
    }
    return nodes.end();
  }

  private static int columns(List<BasedSequence> lines) {
    int columns = 0;
    for (BasedSequence line : lines) {
      columns = Math.max(columns, TableLine.cellsOutsideCode(line).size());
    }
    return columns;
  }
}
