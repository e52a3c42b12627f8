package press.offprint.edition.pdf.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import press.offprint.edition.pdf.dom.Dom;

/** Keeps tables on the page: smaller type where they are wide, and set widths where they must. */
final class TableLayout {
  static final int PADDING = 2;

  /** A table of so few rows is not parted, and its head is never left alone. */
  private static final int MOST_ROWS_TOGETHER = 9;

  private static final int ROWS_AT_THE_END = 3;

  /** From so many times the room on, words would be broken even in the smallest type. */
  private static final double MOST_UPRIGHT = 1.7;

  private static final String NARROW = "fijlrtI.,:;'!|()[]-";
  private static final String WIDE = "mwMW@%";

  /** So many times the characters of plain type go into a line of the smallest. */
  private static final double SMALLEST = 1.15;

  private TableLayout() {}

  /**
   * Classifies a table as it is, {@code short}, {@code wide} or {@code very-wide}, and what stands
   * around it {@code sideways}.
   *
   * @param columns characters of code that a line of the page holds
   */
  static void fit(Element table, int columns) {
    List<Integer> words = new ArrayList<>();
    List<Integer> lines = new ArrayList<>();
    List<Element> elements = Dom.elements(table);
    List<Element> rows = elements.stream().filter(row -> Dom.is(row, "tr")).toList();
    List<Integer> busy = new ArrayList<>();
    TableImages pictures = new TableImages(table, elements, columns);
    rows.forEach(row -> measure(row, words, lines, busy, pictures));
    if (rows.size() > MOST_ROWS_TOGETHER) {
      keepLastRows(rows);
    }
    int shortest = words.stream().mapToInt(word -> word + PADDING).sum();
    int longest = lines.stream().mapToInt(line -> line + PADDING).sum();
    // Text is set narrower than code.
    double room = columns * 1.2;
    boolean small = longest > room && !words.isEmpty();
    if (small) {
      Dom.addClass(table, shortest > room * SMALLEST || words.size() > 8 ? "very-wide" : "wide");
    }
    boolean crowded = pictures.areCrowded(words);
    if (crowded || (small && shortest > room * 0.9)) {
      setWidths(table, words, lines, pictures, small ? room * SMALLEST : room);
    }
    if (rows.size() <= MOST_ROWS_TOGETHER && pictures.fitOnePage()) {
      Dom.addClass(table, "short");
    }
    Node around = table.getParentNode();
    if (small && shortest > room * MOST_UPRIGHT && Dom.hasClass(around.getParentNode(), "text")) {
      // On pages of its own, with the long side of the paper for its rows.
      Dom.addClass((Element) around, "sideways");
    }
  }

  /** A long table's last rows stay together: one alone on the last page would look lost. */
  private static void keepLastRows(List<Element> rows) {
    Element last = rows.get(rows.size() - 1);
    Node body = last.getParentNode();
    List<Element> together = rows.subList(rows.size() - ROWS_AT_THE_END, rows.size());
    boolean plain =
        Dom.is(body, "tbody")
            && rows.get(rows.size() - MOST_ROWS_TOGETHER).getParentNode() == body
            && rows.stream()
                .flatMap(row -> cells(row).stream())
                .noneMatch(cell -> cell.hasAttribute("rowspan"));
    if (plain) {
      Element end = last.getOwnerDocument().createElement("tbody");
      end.setAttribute("class", "end");
      together.forEach(end::appendChild);
      body.getParentNode().insertBefore(end, body.getNextSibling());
    }
  }

  // A cell that spans columns asks nothing of any one of them.
  private static void measure(
      Element row,
      List<Integer> words,
      List<Integer> lines,
      List<Integer> busy,
      TableImages pictures) {
    int column = 0;
    for (Element cell : cells(row)) {
      while (column < busy.size() && busy.get(column) > 0) {
        column++;
      }
      String text = cell.getTextContent().strip();
      int word = 1;
      for (String part : text.split("[\\s/-]+", -1)) {
        word = Math.max(word, width(part));
      }
      int width = span(cell, "colspan");
      pictures.add(cell, column, width);
      for (int i = column; i < column + width; i++) {
        raise(words, i, width == 1 ? Math.min(word, 40) : 1);
        raise(lines, i, width == 1 ? Math.min(text.length(), 400) : 1);
        raise(busy, i, span(cell, "rowspan"));
      }
      column += width;
    }
    busy.replaceAll(rows -> Math.max(0, rows - 1));
  }

  /** About how many characters of middling width the word is as wide as. */
  private static int width(String word) {
    int tenths = 0;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      tenths += NARROW.indexOf(c) >= 0 ? 6 : WIDE.indexOf(c) >= 0 || c >= 0x2E80 ? 16 : 10;
    }
    return (tenths + 9) / 10;
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

  // Each column has its longest word, so that as few words as can be are broken; what is left over
  // goes where the most text is, or the widest pictures are.
  private static void setWidths(
      Element table, List<Integer> words, List<Integer> lines, TableImages pictures, double room) {
    double[] share = new double[words.size()];
    double least = 0;
    double demand = 0;
    for (int i = 0; i < share.length; i++) {
      share[i] = pictures.least(i, words.get(i)) + PADDING;
      least += share[i];
      demand += pictures.demand(i, lines.get(i));
    }
    double left = Math.max(0, room - least);
    double all = least + left;
    for (int i = 0; i < share.length; i++) {
      share[i] = (share[i] + left * pictures.demand(i, lines.get(i)) / demand) / all;
    }
    pictures.shrink(share);
    Dom.addClass(table, "fixed");
    Element group = table.getOwnerDocument().createElement("colgroup");
    for (double one : share) {
      Element column = table.getOwnerDocument().createElement("col");
      column.setAttribute("style", String.format(Locale.ROOT, "width: %.2f%%", 100 * one));
      group.appendChild(column);
    }
    table.insertBefore(group, table.getFirstChild());
  }
}
