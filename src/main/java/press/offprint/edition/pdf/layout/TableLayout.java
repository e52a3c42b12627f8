package press.offprint.edition.pdf.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import press.offprint.edition.pdf.dom.Dom;
import press.offprint.edition.pdf.dom.TypeSize;

/**
 * The layout of one table: its natural width if it is small, smaller type if it is wide, fixed
 * column widths if its texts need more than a line each, and images that shrink with their columns.
 * The layout engine would give a column the whole width of its widest image, push the other columns
 * off the page, and break the words of narrow columns.
 *
 * <p>Widths are in characters of text, which are half an em of the normal type of tables; heights
 * are in pixels.
 */
final class TableLayout {
  /** The blank parts left and right of the text of a cell. */
  private static final double PADDING = 2;

  /** The same in the smallest type. */
  private static final double SMALLEST_PADDING = 1.2;

  /** More room for words whose letters are wider than usual, if the line has it. */
  private static final double SLACK = 0.4;

  /** A table with at most this many rows is not split, so its head is never left alone. */
  private static final int MAX_ROWS_TOGETHER = 9;

  private static final int LAST_ROWS_TOGETHER = 3;
  private static final int MAX_COLUMNS = 8;

  /** A line of a page holds this many characters of text for each character of code. */
  private static final double TEXT = 1.03;

  /** A line of small type holds this many times the characters of normal type. */
  private static final double SMALL = 1.1;

  /** The same for the smallest type. */
  private static final double SMALLEST = 1.34;

  /** A table that is wider than this many lines is rotated; even small type would break words. */
  private static final double MAX_UPRIGHT = 1.5;

  /** The share of a line from which on images need columns of fixed widths. */
  private static final double CROWDED = 0.9;

  /** A table whose texts need less than this share of a line has its natural width. */
  private static final double NATURAL = 0.6;

  /** The pixels of a page's height per character of code in its width. */
  private static final double PAGE_HEIGHT = 9.5;

  /** The pixels left and right of the content of a cell. */
  private static final int CELL_PADDING = 13;

  /** An image up to this width is an icon, which does not shrink. */
  private static final int ICON = 8;

  /** The letters of code that the box of a code block and its cell take. */
  private static final int CODE_PADDING = 7;

  private static final int LEAST_CODE = 8;
  private static final int UNLIMITED = 10_000;

  /** The attribute of a code block with the letters that its column holds. */
  private static final String COLUMNS = "data-columns";

  private static final int MAX_WORD = 40;
  private static final int MAX_TEXT = 400;

  private record Image(Element element, Node row, int column, int span) {
    int width(int otherwise) {
      return Dom.number(element.getAttribute("width"), otherwise);
    }

    int height() {
      return Dom.number(element.getAttribute("height"), 0);
    }
  }

  private final Element table;
  private final int codeColumns;
  private final double line;

  /** The pixels of one character of text. */
  private final double character;

  private final boolean hasImages;
  private final List<Element> rows;

  // By column: the longest word, the longest text, and the widest images of a cell.
  private final List<Integer> words = new ArrayList<>();
  private final List<Integer> texts = new ArrayList<>();
  private final List<Double> imageWidths = new ArrayList<>();

  private final List<Image> images = new ArrayList<>();
  private final List<Element> identifiers = new ArrayList<>();
  private final Map<Element, Integer> codeBlocks = new HashMap<>();

  /** The height of the highest image of each row. */
  private final Map<Node, Integer> rowHeights = new HashMap<>();

  private TableLayout(Element table, int codeColumns) {
    this.table = table;
    this.codeColumns = codeColumns;
    double text = TEXT / TypeSize.of(table.getOwnerDocument());
    this.line = Indentation.columns(table, codeColumns) * text;
    this.character = ImageLayout.PIXELS_PER_COLUMN / text;
    List<Element> elements = Dom.elements(table);
    this.hasImages = elements.stream().anyMatch(element -> Dom.is(element, "img"));
    this.rows = elements.stream().filter(row -> Dom.is(row, "tr")).toList();
  }

  /**
   * Adds the classes {@code natural}, {@code short}, {@code wide}, {@code very-wide} and {@code
   * fixed} to the table, {@code sideways} to its parent, and {@code whole} to identifiers, as they
   * apply.
   *
   * @param codeColumns characters of code in a line of the page
   */
  static void fit(Element table, int codeColumns) {
    new TableLayout(table, codeColumns).fit();
  }

  private void fit() {
    measure();
    if (rows.size() > MAX_ROWS_TOGETHER) {
      keepLastRowsTogether();
    }
    double wanted = sum(texts, PADDING);
    double least = sum(words, PADDING);
    boolean small = wanted > line && !words.isEmpty();
    boolean very = small && (least > line * SMALL || words.size() > MAX_COLUMNS);
    double padding = very ? SMALLEST_PADDING : PADDING;
    double room = line * (very ? SMALLEST : small ? SMALL : 1);
    if (small) {
      Dom.addClass(table, very ? "very-wide" : "wide");
    } else if (wanted < line * NATURAL && images.isEmpty()) {
      Dom.addClass(table, "natural");
    }
    if (sum(words, padding) <= room) {
      identifiers.forEach(identifier -> Dom.addClass(identifier, "whole"));
    }
    if (small || imagesAreCrowded()) {
      fixWidths(room, padding);
    }
    if (rows.size() <= MAX_ROWS_TOGETHER && imagesFitOnePage()) {
      Dom.addClass(table, "short");
    }
    Node parent = table.getParentNode();
    if (small && least > line * MAX_UPRIGHT && Dom.hasClass(parent.getParentNode(), "text")) {
      Dom.addClass((Element) parent, "sideways");
    }
  }

  /** Moves the last rows of a long table into a body that is not split. */
  private void keepLastRowsTogether() {
    Element last = rows.get(rows.size() - 1);
    Node body = last.getParentNode();
    boolean plain =
        Dom.is(body, "tbody")
            && rows.get(rows.size() - MAX_ROWS_TOGETHER).getParentNode() == body
            && rows.stream()
                .flatMap(row -> cells(row).stream())
                .noneMatch(cell -> cell.hasAttribute("rowspan"));
    if (plain) {
      Element end = last.getOwnerDocument().createElement("tbody");
      end.setAttribute("class", "end");
      rows.subList(rows.size() - LAST_ROWS_TOGETHER, rows.size()).forEach(end::appendChild);
      body.getParentNode().insertBefore(end, body.getNextSibling());
    }
  }

  // A cell that spans columns demands nothing of a single column.
  private void measure() {
    List<Integer> spannedRows = new ArrayList<>();
    for (Element row : rows) {
      int column = 0;
      for (Element cell : cells(row)) {
        while (column < spannedRows.size() && spannedRows.get(column) > 0) {
          column++;
        }
        CellText text = CellText.of(cell);
        identifiers.addAll(text.identifiers());
        int word = Math.max(1, text.longestWord());
        int span = span(cell, "colspan");
        addImages(cell, column, span);
        addCode(cell, column);
        for (int i = column; i < column + span; i++) {
          raise(words, i, span == 1 ? Math.min(word, MAX_WORD) : 1);
          raise(texts, i, span == 1 ? Math.min(text.width(), MAX_TEXT) : 1);
          raise(spannedRows, i, span(cell, "rowspan"));
        }
        column += span;
      }
      spannedRows.replaceAll(count -> Math.max(0, count - 1));
    }
  }

  private void addImages(Element cell, int column, int span) {
    if (!hasImages) {
      return;
    }
    double width = 0;
    for (Element element : Dom.elements(cell)) {
      if (Dom.is(element, "img")) {
        Image image = new Image(element, cell.getParentNode(), column, span);
        images.add(image);
        rowHeights.merge(image.row, image.height(), Math::max);
        // An image without a width may be as wide as the line.
        int fullLine = (int) (codeColumns * ImageLayout.PIXELS_PER_COLUMN);
        width += image.width(fullLine) / character / span;
      }
    }
    while (imageWidths.size() < column + span) {
      imageWidths.add(0.0);
    }
    for (int i = column; i < column + span; i++) {
      imageWidths.set(i, Math.max(imageWidths.get(i), width));
    }
  }

  private void addCode(Element cell, int column) {
    for (Element element : Dom.elements(cell)) {
      if (Dom.is(element, "pre")) {
        codeBlocks.put(element, column);
        element.setAttribute(COLUMNS, Integer.toString(UNLIMITED));
      }
    }
  }

  /** Returns the letters of code in a line of a block; {@code otherwise} outside tables. */
  static int takeColumns(Element code, int otherwise) {
    int columns = Dom.number(code.getAttribute(COLUMNS), otherwise);
    code.removeAttribute(COLUMNS);
    return columns;
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

  private static void raise(List<Integer> maxima, int column, int value) {
    while (column >= maxima.size()) {
      maxima.add(0);
    }
    maxima.set(column, Math.max(maxima.get(column), value));
  }

  private boolean imagesAreCrowded() {
    if (images.isEmpty()) {
      return false;
    }
    double all = 0;
    for (int i = 0; i < words.size(); i++) {
      all += Math.max(words.get(i), imageWidth(i)) + PADDING;
    }
    return all > line * CROWDED;
  }

  private boolean imagesFitOnePage() {
    return rowHeights.values().stream().mapToLong(height -> height).sum()
        <= codeColumns * PAGE_HEIGHT;
  }

  private double imageWidth(int column) {
    return column < imageWidths.size() ? imageWidths.get(column) : 0;
  }

  private static double sum(List<Integer> widths, double padding) {
    return widths.stream().mapToDouble(width -> width + padding).sum();
  }

  /**
   * Gives each column the width of its longest word, so that few words are broken. The rest of the
   * line is shared by the amount of text and the width of images, but no column has more than its
   * texts need, unless all have that.
   */
  private void fixWidths(double room, double padding) {
    double[] widths = new double[words.size()];
    double rest = room;
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(words.get(i), Math.min(imageWidth(i), ICON)) + padding;
      rest -= widths[i];
    }
    double slack = Math.max(0, Math.min(SLACK, rest / widths.length));
    for (int i = 0; i < widths.length; i++) {
      widths[i] += slack;
      rest -= slack;
    }
    Set<Integer> open = new TreeSet<>();
    for (int i = 0; i < widths.length; i++) {
      open.add(i);
    }
    while (rest > 0.01 && !open.isEmpty()) {
      double demand = open.stream().mapToDouble(this::demand).sum();
      double shared = rest;
      for (int i : List.copyOf(open)) {
        double most = Math.max(texts.get(i), imageWidth(i)) + padding + slack;
        double more = Math.min(shared * demand(i) / demand, Math.max(0, most - widths[i]));
        widths[i] += more;
        rest -= more;
        if (widths[i] >= most) {
          open.remove(i);
        }
      }
    }
    double all = Arrays.stream(widths).sum();
    double[] shares = Arrays.stream(widths).map(width -> width / all).toArray();
    shrinkImages(shares);
    // The type of code does not shrink with that of the table.
    codeBlocks.forEach(
        (code, column) -> {
          double width = shares[column] * line - CODE_PADDING;
          code.setAttribute(COLUMNS, Integer.toString((int) Math.max(LEAST_CODE, width)));
        });
    Dom.addClass(table, "fixed");
    Element group = table.getOwnerDocument().createElement("colgroup");
    for (double share : shares) {
      Element column = table.getOwnerDocument().createElement("col");
      column.setAttribute("style", String.format(Locale.ROOT, "width: %.2f%%", 100 * share));
      group.appendChild(column);
    }
    table.insertBefore(group, table.getFirstChild());
  }

  private double demand(int column) {
    double images = Math.sqrt(2 * Math.min(imageWidth(column), codeColumns));
    return Math.max(1, Math.max(Math.sqrt(texts.get(column)), images));
  }

  /** Limits images to the width of their columns. */
  private void shrinkImages(double[] shares) {
    rowHeights.clear();
    for (Image image : images) {
      double share = 0;
      for (int i = image.column; i < image.column + image.span; i++) {
        share += shares[i];
      }
      double room = Math.max(1, share * line * character - CELL_PADDING);
      double scale = Math.min(1, room / image.width(1));
      int height = (int) Math.round(image.height() * scale);
      rowHeights.merge(image.row, height, Math::max);
      if (scale < 1) {
        image.element.setAttribute("style", "max-width: 100%");
        // The engine does not shrink the background images that decorations become.
        int width = (int) Math.round(image.width(1) * scale);
        image.element.setAttribute("width", Integer.toString(width));
        image.element.setAttribute("height", Integer.toString(height));
      }
    }
  }
}
