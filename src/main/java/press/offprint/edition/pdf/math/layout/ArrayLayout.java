package press.offprint.edition.pdf.math.layout;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;
import press.offprint.edition.pdf.dom.Dom;
import press.offprint.edition.pdf.math.box.Mark;
import press.offprint.edition.pdf.math.box.MathBox;

/**
 * Matrices, cases and aligned formulas: rows with the strut of TeX, the whole centred on the axis.
 */
final class ArrayLayout {
  /** The height and depth of a strut, and the space between lines of an alignment, in em. */
  private static final double STRUT_HEIGHT = 0.84;

  private static final double STRUT_DEPTH = 0.36;
  private static final double JOT = 0.3;
  private static final double CLEARANCE = 0.12;

  /** The row spacing that KaTeX writes for one line, for a small array and for an alignment. */
  private static final double LINE_SPACING = 0.16;

  private static final double SMALL_SPACING = 0.1;
  private static final double JOT_SPACING = 0.25;
  private static final double NEAR = 0.005;
  private static final double RULE = 0.04;

  /** The space between an array and the bracket beside it, in em. */
  private static final double SIDE = 0.1;

  /** The class of a space that is as deep as the strut and the space below its row. */
  static final String GAP = "math-gap";

  private final MathLayout layout;
  private final MathFont font;

  ArrayLayout(MathLayout layout, MathFont font) {
    this.layout = layout;
    this.font = font;
  }

  /** A row of cells; the tag may be null. */
  record Row(List<MathBox> cells, MathBox tag, double height, double depth) {}

  /** The rows of an array with the baseline of each. */
  record Grid(MathBox box, List<Row> rows, List<Double> baselines) {}

  MathBox box(Element table, MathStyle style) {
    MathBox box = grid(table, style).box;
    double side = SIDE * font.size(style);
    return new MathBox.Builder().add(box, side, 0).cover(box.fullWidth() + 2 * side, 0, 0).build();
  }

  /** Lays out an array; the tags of rows are laid out, but not placed. */
  Grid grid(Element table, MathStyle style) {
    double size = font.size(style);
    String spacing = first(table.getAttribute("rowspacing"));
    double own = spacing.isEmpty() ? LINE_SPACING : MathLength.of(spacing, 1);
    boolean jot = Math.abs(own - JOT_SPACING) < NEAR;
    double stretch = jot ? 1 : Math.abs(own - SMALL_SPACING) < NEAR ? 0.6 : 1 + own - LINE_SPACING;
    List<Row> rows = rows(table, style, Math.max(0.5, stretch) * size);
    double between = jot ? JOT * size : 0;
    List<Double> columns = columns(rows);
    List<Double> gaps = gaps(table, columns.size(), size);
    MathBox.Builder all = new MathBox.Builder();
    List<Double> baselines = new ArrayList<>();
    List<Double> edges = new ArrayList<>();
    double y = 0;
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      if (i > 0) {
        y -= between;
        edges.add(y + between / 2);
      }
      y -= row.height;
      baselines.add(y);
      y -= row.depth;
    }
    double shift = -y / 2 + font.axis(style);
    for (int i = 0; i < rows.size(); i++) {
      baselines.set(i, baselines.get(i) + shift);
      place(table, rows, i, columns, gaps, baselines.get(i), all);
    }
    double width = sum(columns) + sum(gaps);
    rules(table, edges, columns, gaps, shift, y, style, all);
    all.cover(width, shift, -(y + shift));
    return new Grid(all.build(), rows, baselines);
  }

  private List<Row> rows(Element table, MathStyle style, double strut) {
    List<Row> rows = new ArrayList<>();
    MathStyle cell = style.asText().with(table);
    for (Element row : Atom.elements(table)) {
      List<MathBox> cells = new ArrayList<>();
      MathBox tag = null;
      double height = STRUT_HEIGHT * strut;
      double depth = STRUT_DEPTH * strut;
      double gap = 0;
      for (Element column : Atom.elements(row)) {
        if (Dom.hasClass(column, "math-glue")) {
          continue;
        }
        MathBox box = layout.box(column, cell);
        if (Dom.hasClass(column, "math-number")) {
          tag = box.fullWidth() > 0 ? box : null;
          continue;
        }
        cells.add(box);
        gap = Math.max(gap, gap(column, font.size(style)));
        height = Math.max(height, box.height() + CLEARANCE / 2 * strut);
        depth = Math.max(depth, box.depth() + CLEARANCE / 2 * strut);
      }
      rows.add(new Row(cells, tag, height, depth + gap));
    }
    return rows;
  }

  /** Returns the space below the row of a cell that its author asked for; 0 without one. */
  private static double gap(Element cell, double size) {
    double gap = 0;
    for (Element part : Atom.elements(cell)) {
      if (Dom.is(part, "mspace") && Dom.hasClass(part, GAP)) {
        gap = MathLength.of(part.getAttribute("depth"), size) - STRUT_DEPTH * size;
      } else if (!Dom.is(part, "mtable")) {
        gap = Math.max(gap, gap(part, size));
      }
    }
    return gap;
  }

  private static List<Double> columns(List<Row> rows) {
    List<Double> widths = new ArrayList<>();
    for (Row row : rows) {
      for (int i = 0; i < row.cells.size(); i++) {
        double width = row.cells.get(i).fullWidth();
        if (i == widths.size()) {
          widths.add(width);
        } else {
          widths.set(i, Math.max(widths.get(i), width));
        }
      }
    }
    return widths;
  }

  /** Returns the space after each column; none after the last. */
  private static List<Double> gaps(Element table, int columns, double size) {
    String[] values = table.getAttribute("columnspacing").strip().split("\\s+", -1);
    List<Double> gaps = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      String value = values[Math.min(i, values.length - 1)];
      double gap = value.isEmpty() ? size : MathLength.of(value, size);
      gaps.add(i == columns - 1 ? 0 : gap);
    }
    return gaps;
  }

  private static void place(
      Element table,
      List<Row> rows,
      int at,
      List<Double> columns,
      List<Double> gaps,
      double baseline,
      MathBox.Builder all) {
    String[] aligns = table.getAttribute("columnalign").strip().split("\\s+", -1);
    double x = 0;
    List<MathBox> cells = rows.get(at).cells;
    for (int i = 0; i < cells.size(); i++) {
      double room = columns.get(i) - cells.get(i).fullWidth();
      String align = aligns[Math.min(i, aligns.length - 1)];
      double left = align.equals("left") ? 0 : align.equals("right") ? room : room / 2;
      all.add(cells.get(i), x + left, baseline);
      x += columns.get(i) + gaps.get(i);
    }
  }

  private void rules(
      Element table,
      List<Double> edges,
      List<Double> columns,
      List<Double> gaps,
      double shift,
      double bottom,
      MathStyle style,
      MathBox.Builder all) {
    double thickness = RULE * font.size(style);
    String[] rowLines = table.getAttribute("rowlines").strip().split("\\s+", -1);
    double width = sum(columns) + sum(gaps);
    for (int i = 0; i < edges.size(); i++) {
      String line = rowLines[Math.min(i, rowLines.length - 1)];
      if (!line.isEmpty() && !line.equals("none")) {
        double y = edges.get(i) + shift;
        all.add(new Mark.Rule(0, y - thickness / 2, width, thickness, style.colour()));
      }
    }
    String[] columnLines = table.getAttribute("columnlines").strip().split("\\s+", -1);
    double x = 0;
    for (int i = 0; i + 1 < columns.size(); i++) {
      x += columns.get(i) + gaps.get(i);
      String line = columnLines[Math.min(i, columnLines.length - 1)];
      if (!line.isEmpty() && !line.equals("none")) {
        double at = x - gaps.get(i) / 2 - thickness / 2;
        all.add(new Mark.Rule(at, bottom + shift, thickness, -bottom, style.colour()));
      }
    }
  }

  private static String first(String list) {
    return list.strip().split("\\s+", -1)[0];
  }

  private static double sum(List<Double> lengths) {
    return lengths.stream().mapToDouble(Double::doubleValue).sum();
  }
}
