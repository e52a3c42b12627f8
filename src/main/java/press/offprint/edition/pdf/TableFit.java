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

  private TableFit() {}

  /**
   * Classifies a table as it is, {@code short}, {@code wide} or {@code very-wide}.
   *
   * @param columns characters of code that a line of the page holds
   */
  static void fit(Element table, int columns) {
    List<Integer> words = new ArrayList<>();
    List<Integer> lines = new ArrayList<>();
    for (Element row : Dom.elements(table)) {
      if (Dom.is(row, "tr")) {
        measure(row, words, lines);
      }
    }
    long rows = Dom.elements(table).stream().filter(row -> Dom.is(row, "tr")).count();
    if (rows <= MOST_ROWS_TOGETHER) {
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
  }

  private static void measure(Element row, List<Integer> words, List<Integer> lines) {
    int column = 0;
    for (Node cell : Dom.children(row)) {
      if (Dom.is(cell, "td") || Dom.is(cell, "th")) {
        String text = cell.getTextContent().strip();
        int word = 1;
        for (String part : text.split("\\s+", -1)) {
          word = Math.max(word, part.length());
        }
        raise(words, column, Math.min(word, 40));
        raise(lines, column, Math.min(text.length(), 400));
        column++;
      }
    }
  }

  private static void raise(List<Integer> most, int column, int value) {
    if (column == most.size()) {
      most.add(value);
    } else {
      most.set(column, Math.max(most.get(column), value));
    }
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
