package press.offprint.edition.pdf.math.layout;

import java.util.ArrayList;
import java.util.List;
import press.offprint.edition.pdf.math.box.MathBox;

/**
 * A formula in a line of text: one box, or one for each line that it is divided into. A line ends
 * after an operator, as in TeX. All lengths are in em of the formula.
 */
public final class TextFormula {
  private static final double LINE_HEIGHT = 0.85;
  private static final double LINE_DEPTH = 0.35;
  private static final double CLEARANCE = 0.12;

  /** The end of a piece of a formula. */
  public enum End {
    /** The formula ends as well. */
    FORMULA,
    RELATION,
    OPERATOR,
    /** Any operator between brackets that do not grow. */
    BRACKETED
  }

  /**
   * A part of the formula that is not divided.
   *
   * @param begin the distance of its left edge from that of the formula
   * @param stop the same of its right edge; the next piece begins after a space
   */
  public record Piece(double begin, double stop, End end) {}

  private final MathBox box;
  private final List<RowLayout.Placed> row;
  private final List<Piece> pieces = new ArrayList<>();

  /** The first part of the row of each piece, and the end of the row. */
  private final List<Integer> first = new ArrayList<>();

  /** The part of the row after the last one of each piece. */
  private final List<Integer> after = new ArrayList<>();

  TextFormula(List<RowLayout.Placed> row) {
    this(row, Division.of(row));
  }

  private TextFormula(List<RowLayout.Placed> row, List<Division> places) {
    this.box = inText(row);
    this.row = row;
    double[] lefts = new double[row.size()];
    double x = 0;
    int place = 0;
    int from = 0;
    double begin = 0;
    for (int i = 0; i < row.size(); i++) {
      lefts[i] = x + (i == 0 ? 0 : row.get(i).gap());
      if (i == from) {
        begin = lefts[i];
      }
      x = lefts[i] + row.get(i).box().fullWidth();
      if (place < places.size() && places.get(place).last() == i) {
        add(from, i + 1, new Piece(begin, x, end(places.get(place))));
        from = Division.shown(row, i + 1);
        place++;
      }
    }
    add(from, row.size(), new Piece(begin, x, End.FORMULA));
  }

  private void add(int from, int to, Piece piece) {
    first.add(from);
    after.add(to);
    pieces.add(piece);
  }

  private static End end(Division place) {
    return place.bracketed() ? End.BRACKETED : place.relation() ? End.RELATION : End.OPERATOR;
  }

  /** Adds space above and below a formula that is taller than the line of text that it is in. */
  private static MathBox inText(List<RowLayout.Placed> row) {
    MathBox box = RowLayout.line(row);
    return box.sized(
        box.fullWidth(),
        box.height() + (box.height() > LINE_HEIGHT ? CLEARANCE : 0),
        box.depth() + (box.depth() > LINE_DEPTH ? CLEARANCE : 0));
  }

  /** Returns the same formula as one piece. */
  public TextFormula undivided() {
    return new TextFormula(row, List.of());
  }

  /** Returns the formula on one line. */
  public MathBox box() {
    return box;
  }

  /** Returns the pieces; one if the formula cannot be divided. */
  public List<Piece> pieces() {
    return List.copyOf(pieces);
  }

  /**
   * Returns the part of the formula on one line.
   *
   * @param from the first piece
   * @param to after the last piece
   */
  public MathBox line(int from, int to) {
    return inText(row.subList(first.get(from), after.get(to - 1)));
  }
}
