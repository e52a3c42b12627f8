package press.offprint.content.xhtml.shape;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.content.xhtml.tree.BodyLabels;
import press.offprint.content.xhtml.tree.BodyPass;
import press.offprint.content.xhtml.tree.Selectors;
import press.offprint.model.problem.ProblemCode;

/** Makes tables valid, limits their size, and makes them scrollable by keyboard. */
public final class Tables implements BodyPass {
  private static final int WIDEST = 100;

  private int count;

  @Override
  public void apply(Element body, BodyContext context) {
    for (Element table : Selectors.all(body, "table")) {
      context.restoreLine(table);
      List<Element> rows = rows(table);
      boolean tooWide = rows.stream().anyMatch(row -> row.childrenSize() > WIDEST);
      if (rows.stream().allMatch(row -> row.childrenSize() == 0)) {
        replaceByCaption(table);
      } else if (tooWide) {
        flatten(table, rows, context);
      } else {
        arrange(table);
        TableGrid.fillRows(Selectors.all(table, "> thead, > tbody, > tfoot"));
        addHead(table);
        wrap(table, context.labels());
      }
    }
  }

  private static List<Element> rows(Element table) {
    List<Element> rows = new ArrayList<>();
    for (Element part : table.children()) {
      if (part.normalName().equals("tr")) {
        rows.add(part);
      }
      for (Element row : part.children()) {
        if (row.normalName().equals("tr")) {
          rows.add(row);
        }
      }
    }
    return rows;
  }

  private static void replaceByCaption(Element table) {
    Element caption = Selectors.first(table, "> caption");
    if (caption == null || !caption.hasText()) {
      table.remove();
    } else {
      caption.tagName("div");
      table.replaceWith(caption);
    }
  }

  private static void flatten(Element table, List<Element> rows, BodyContext context) {
    context.warn(
        ProblemCode.LIMIT_SIZE,
        "A table has more than " + WIDEST + " columns; its rows are shown as text.",
        "Swap the rows and columns of the table, or split it.");
    for (Element row : rows) {
      String text = String.join(" | ", row.children().eachText());
      table.before(new Element("p").text(text));
    }
    table.remove();
  }

  private static void arrange(Element table) {
    List<Element> parts = new ArrayList<>();
    for (Element part : List.copyOf(table.children())) {
      switch (part.normalName()) {
        case "caption" -> {}
        // Columns have no effect without styles, and they may contradict the rows.
        case "colgroup", "col" -> part.remove();
        default -> parts.add(part);
      }
    }
    TableGrid.arrange(parts);
    for (Element part : parts) {
      repairHeaders(part);
      if (part.childrenSize() == 0) {
        part.remove();
      }
    }
  }

  // A first row of headers becomes the head, which is repeated on the next page.
  private static void addHead(Element table) {
    Element body = Selectors.first(table, "> thead, > tbody");
    Element first = body == null ? null : body.firstElementChild();
    if (first == null || body.normalName().equals("thead") || body.childrenSize() < 2) {
      return;
    }
    boolean headers =
        first.children().stream()
            .allMatch(
                cell ->
                    (cell.normalName().equals("th") || isSilent(cell)) && !cell.hasAttr("rowspan"));
    if (headers && Selectors.first(first, "> th") != null) {
      Selectors.all(first, "> th").attr("scope", "col");
      body.before(new Element("thead").appendChild(first));
    }
  }

  private static void repairHeaders(Element part) {
    boolean head = part.normalName().equals("thead");
    for (Element cell : Selectors.all(part, "> tr > th")) {
      if (isSilent(cell)) {
        // A screen reader announces an empty header too.
        cell.tagName("td").removeAttr("scope");
      }
    }
    Selectors.all(part, "> tr > th").forEach(cell -> setScope(cell, head));
  }

  private static boolean isSilent(Element cell) {
    return isEmpty(cell.text())
        && Selectors.first(cell, "img:not([alt='']), [aria-label], math") == null;
  }

  private static boolean isEmpty(String text) {
    return text.chars()
        .allMatch(
            c ->
                Character.isWhitespace(c)
                    || Character.isSpaceChar(c)
                    || Character.getType(c) == Character.FORMAT);
  }

  private static void setScope(Element cell, boolean head) {
    if (cell.normalName().equals("th") && !cell.hasAttr("scope")) {
      boolean first = cell.previousElementSibling() == null;
      boolean headers = Selectors.all(cell.parent(), "> td").isEmpty();
      cell.attr("scope", head || headers || !first ? "col" : "row");
    }
  }

  private void wrap(Element table, BodyLabels labels) {
    if (table.closest("div.table") != null) {
      return;
    }
    count++;
    Element region =
        new Element("div")
            .attr("class", "table")
            .attr("tabindex", "0")
            .attr("role", "region")
            .attr("aria-label", labels.table(count));
    table.replaceWith(region);
    region.appendChild(table);
  }
}
