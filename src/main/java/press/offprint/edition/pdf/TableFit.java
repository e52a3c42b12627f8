package press.offprint.edition.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Keeps tables on the page: smaller type where they are wide, and set widths where they must. */
final class TableFit {
  private static final int PADDING = 2;

  /** A table of so few rows is not parted, and its head is never left alone. */
  private static final int MOST_ROWS_TOGETHER = 9;

  /** From so many times the room on, words would be broken even in the smallest type. */
  private static final double MOST_UPRIGHT = 1.7;

  private TableFit() {}

  /**
   * Classifies a table as it is, {@code short}, {@code wide} or {@code very-wide}, and what stands
   * around it {@code sideways}.
   *
   * @param columns characters of code that a line of the page holds
   */
  static void fit(Element table, int columns) {
    List<Integer> words = new ArrayList<>();
    List<Integer> lines = new ArrayList<>();
    List<Element> rows = Dom.elements(table).stream().filter(row -> Dom.is(row, "tr")).toList();
    List<Integer> busy = new ArrayList<>();
    rows.forEach(row -> measure(row, words, lines, busy));
    if (rows.size() <= MOST_ROWS_TOGETHER) {
      Dom.addClass(table, "short");
    }
    int shortest = words.stream().mapToInt(word -> word + PADDING).sum();
    int longest = lines.stream().mapToInt(line -> line + PADDING).sum();
    // Text is set narrower than code.
    double room = columns * 1.2;
    if (longest <= room || words.isEmpty()) {
      return;
    }
    Dom.addClass(table, shortest > room * 1.15 || words.size() > 8 ? "very-wide" : "wide");
    if (shortest > room * 0.9) {
      setWidths(table, words, lines);
    }
    Node around = table.getParentNode();
    if (shortest > room * MOST_UPRIGHT && Dom.hasClass(around.getParentNode(), "text")) {
      // On pages of its own, with the long side of the paper for its rows.
      Dom.addClass((Element) around, "sideways");
    }
  }

  // A cell that spans columns asks nothing of any one of them.
  private static void measure(
      Element row, List<Integer> words, List<Integer> lines, List<Integer> busy) {
    int column = 0;
    for (Element cell : cells(row)) {
      while (column < busy.size() && busy.get(column) > 0) {
        column++;
      }
      String text = cell.getTextContent().strip();
      int word = 1;
      for (String part : text.split("[\\s/-]+", -1)) {
        word = Math.max(word, part.length());
      }
      int width = span(cell, "colspan");
      for (int i = column; i < column + width; i++) {
        raise(words, i, width == 1 ? Math.min(word, 40) : 1);
        raise(lines, i, width == 1 ? Math.min(text.length(), 400) : 1);
        raise(busy, i, span(cell, "rowspan"));
      }
      column += width;
    }
    busy.replaceAll(rows -> Math.max(0, rows - 1));
  }

  private static List<Element> cells(Element row) {
    return Dom.children(row).stream()
        .filter(cell -> Dom.is(cell, "td") || Dom.is(cell, "th"))
        .map(Element.class::cast)
        .toList();
  }

  private static int span(Element cell, String name) {
    String span = cell.getAttribute(name);
    return span.isEmpty() ? 1 : Integer.parseInt(span);
  }

  private static void raise(List<Integer> most, int column, int value) {
    while (column >= most.size()) {
      most.add(0);
    }
    most.set(column, Math.max(most.get(column), value));
  }

  // The longest word counts most, so that as few words as can be are broken.
  private static void setWidths(Element table, List<Integer> words, List<Integer> lines) {
    double[] share = new double[words.size()];
    double all = 0;
    for (int i = 0; i < share.length; i++) {
      share[i] = words.get(i) + PADDING + Math.sqrt(lines.get(i));
      all += share[i];
    }
    Dom.addClass(table, "fixed");
    Element group = table.getOwnerDocument().createElement("colgroup");
    for (double one : share) {
      Element column = table.getOwnerDocument().createElement("col");
      column.setAttribute("style", String.format(Locale.ROOT, "width: %.2f%%", 100 * one / all));
      group.appendChild(column);
    }
    table.insertBefore(group, table.getFirstChild());
  }
}
