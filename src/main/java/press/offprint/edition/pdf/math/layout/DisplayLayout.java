package press.offprint.edition.pdf.math.layout;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;
import press.offprint.edition.pdf.dom.Dom;
import press.offprint.edition.pdf.math.box.MathBox;

/**
 * A displayed formula. Its tag is at the right margin. A formula that is wider than the line
 * continues on the next line, before a relation or a binary operator.
 */
final class DisplayLayout {
  private static final double INDENT = 2;
  private static final double LINE_GAP = 0.35;
  private static final double TAG_GAP = 1;

  /** A continued line begins below the first relation if that is in this part of the line. */
  private static final double RELATION_PLACE = 0.4;

  private final MathLayout layout;
  private final RowLayout rows;
  private final ArrayLayout arrays;

  DisplayLayout(MathLayout layout, RowLayout rows, ArrayLayout arrays) {
    this.layout = layout;
    this.rows = rows;
    this.arrays = arrays;
  }

  MathBox box(Element math, MathStyle style, double line) {
    OuterRow row = OuterRow.of(math, style);
    Element table = row.onlyTable();
    if (table != null && Dom.hasClass(table, "math-numbered") && isOneFormula(table)) {
      return tagged(table, style, line);
    } else if (table != null) {
      return array(table, style, line);
    }
    return broken(row, line);
  }

  private static boolean isOneFormula(Element table) {
    List<Element> rows = Atom.elements(table);
    return rows.size() == 1
        && Atom.elements(rows.get(0)).stream()
                .filter(cell -> !Atom.elements(cell).isEmpty())
                .count()
            <= 2;
  }

  /** KaTeX writes a tag as the last cell of a table that is as wide as the line. */
  private MathBox tagged(Element table, MathStyle style, double line) {
    List<Element> cells = new ArrayList<>();
    for (Element row : Atom.elements(table)) {
      for (Element cell : Atom.elements(row)) {
        if (!Atom.elements(cell).isEmpty()) {
          cells.add(cell);
        }
      }
    }
    if (cells.isEmpty()) {
      return MathBox.EMPTY;
    }
    OuterRow content = OuterRow.of(cells.get(0), style.with(cells.get(0)));
    if (cells.size() == 1) {
      return broken(content, line);
    }
    MathBox tag = layout.box(cells.get(cells.size() - 1), style);
    Element inner = content.onlyTable();
    double room = line - 2 * (tag.fullWidth() + TAG_GAP);
    MathBox formula = inner == null ? broken(content, room) : array(inner, style, room);
    double y = inner == null || formula.width() <= line ? 0 : -formula.depth();
    return withTags(formula, List.of(tag), List.of(y), line);
  }

  private MathBox array(Element table, MathStyle style, double line) {
    ArrayLayout.Grid grid = arrays.grid(table, style);
    List<MathBox> tags = new ArrayList<>();
    List<Double> baselines = new ArrayList<>();
    for (int i = 0; i < grid.rows().size(); i++) {
      MathBox tag = grid.rows().get(i).tag();
      if (tag != null) {
        tags.add(tag);
        baselines.add(grid.baselines().get(i));
      }
    }
    return tags.isEmpty() ? grid.box() : withTags(grid.box(), tags, baselines, line);
  }

  private static MathBox withTags(
      MathBox formula, List<MathBox> tags, List<Double> baselines, double line) {
    double widest = tags.stream().mapToDouble(MathBox::fullWidth).max().orElse(0);
    double width = Math.max(line, formula.width() + widest + TAG_GAP);
    // The formula is in the middle of the line, unless it would meet its tag.
    double x = Math.min((width - formula.width()) / 2, width - widest - TAG_GAP - formula.width());
    MathBox.Builder all = new MathBox.Builder().add(formula, Math.max(0, x), 0);
    for (int i = 0; i < tags.size(); i++) {
      all.add(tags.get(i), width - tags.get(i).fullWidth(), baselines.get(i));
    }
    return all.cover(width, 0, 0).build();
  }

  private MathBox broken(OuterRow row, double line) {
    List<RowLayout.Placed> parts = rows.parts(row.element(), row.style());
    MathBox whole = RowLayout.line(parts);
    if (whole.fullWidth() <= line) {
      return whole;
    }
    List<List<RowLayout.Placed>> lines = lines(parts, line);
    if (lines.size() == 1) {
      return whole;
    }
    double indent = indent(parts, line);
    MathBox.Builder all = new MathBox.Builder();
    double y = 0;
    MathBox before = null;
    for (List<RowLayout.Placed> own : lines) {
      MathBox box = RowLayout.line(own);
      if (before != null) {
        y -= before.depth() + LINE_GAP + box.height();
      }
      all.add(box, before == null ? 0 : indent, y);
      before = box;
    }
    return all.build();
  }

  private static double indent(List<RowLayout.Placed> parts, double line) {
    double x = 0;
    for (RowLayout.Placed part : parts) {
      if (part.atom().kind() == AtomClass.RELATION && x > 0) {
        return x + part.gap() <= RELATION_PLACE * line ? x + part.gap() : INDENT;
      }
      x += part.gap() + part.box().fullWidth();
    }
    return INDENT;
  }

  /**
   * Fills lines; a line ends before its last relation, or else before its last binary operator. A
   * line is not divided within brackets if it can be divided elsewhere.
   */
  private static List<List<RowLayout.Placed>> lines(List<RowLayout.Placed> parts, double line) {
    double indent = indent(parts, line);
    List<List<RowLayout.Placed>> lines = new ArrayList<>();
    int from = 0;
    while (from < parts.size()) {
      List<RowLayout.Placed> rest = parts.subList(from, parts.size());
      int end = end(rest, line - (from == 0 ? 0 : indent));
      lines.add(rest.subList(0, end));
      from += end;
    }
    return lines;
  }

  /** Returns the number of parts of a row that the next line has. */
  private static int end(List<RowLayout.Placed> row, double room) {
    double[] widths = widths(row);
    if (widths[row.size()] <= room) {
      return row.size();
    }
    List<Division> places = new ArrayList<>(Division.of(row));
    // A line with one part and a relation after it would be too short.
    places.removeIf(place -> place.relation() && place.first() < 2);
    if (places.stream().anyMatch(place -> !place.bracketed())) {
      places.removeIf(Division::bracketed);
    }
    int relation = -1;
    int binary = -1;
    for (Division place : places) {
      if (widths[place.first()] <= room || (relation < 0 && binary < 0)) {
        relation = place.relation() ? place.first() : relation;
        binary = place.relation() ? binary : place.first();
      }
    }
    // A relation near the beginning of the line would leave most of the line empty.
    boolean early = binary > relation && relation > 0 && widths[relation] < RELATION_PLACE * room;
    int end = relation > 0 && !early ? relation : binary;
    return end < 0 ? row.size() : end;
  }

  /** Returns the width of the parts before each one, and of all. */
  private static double[] widths(List<RowLayout.Placed> row) {
    double[] widths = new double[row.size() + 1];
    for (int i = 0; i < row.size(); i++) {
      double gap = i == 0 ? 0 : row.get(i).gap();
      widths[i + 1] = widths[i] + gap + row.get(i).box().fullWidth();
    }
    return widths;
  }
}
