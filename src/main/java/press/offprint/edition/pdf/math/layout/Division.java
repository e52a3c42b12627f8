package press.offprint.edition.pdf.math.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * A place at which a row may be divided (The TeXbook, page 173): beside a relation or a binary
 * operator of the row itself, so never within braces, grown brackets, fractions, scripts or arrays.
 * Relations that follow one another are one place, and each side has something to show.
 *
 * @param first the first operator of the place
 * @param last the last operator of the place; the same for a binary operator
 * @param relation true for relations, false for a binary operator
 * @param bracketed true if a bracket of the row is open
 */
record Division(int first, int last, boolean relation, boolean bracketed) {

  /** Returns the places in a row from left to right. */
  static List<Division> of(List<RowLayout.Placed> row) {
    List<Division> places = new ArrayList<>();
    int shown = shown(row, 0);
    int open = 0;
    for (int i = shown; i < row.size(); i++) {
      AtomClass kind = kind(row, i);
      if (kind == AtomClass.RELATION || kind == AtomClass.BINARY) {
        int last = last(row, i);
        if (i > shown && shown(row, last + 1) < row.size()) {
          places.add(new Division(i, last, kind == AtomClass.RELATION, open > 0));
        }
        i = last;
      }
      open += kind == AtomClass.OPEN ? 1 : kind == AtomClass.CLOSE && open > 0 ? -1 : 0;
    }
    return places;
  }

  private static AtomClass kind(List<RowLayout.Placed> row, int at) {
    return row.get(at).atom().kind();
  }

  private static int last(List<RowLayout.Placed> row, int first) {
    int last = first;
    while (kind(row, first) == AtomClass.RELATION
        && last + 1 < row.size()
        && kind(row, last + 1) == AtomClass.RELATION) {
      last++;
    }
    return last;
  }

  /** Returns the first part from an index on that is no space; the size of the row without one. */
  static int shown(List<RowLayout.Placed> row, int from) {
    int at = from;
    while (at < row.size() && kind(row, at) == AtomClass.SPACE) {
      at++;
    }
    return at;
  }
}
