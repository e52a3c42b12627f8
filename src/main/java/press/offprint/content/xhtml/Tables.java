package press.offprint.content.xhtml;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import press.offprint.model.Code;

/** Makes tables valid, bounded, and reachable by keyboard. */
final class Tables {
  private static final int WIDEST = 100;
  private static final int TALLEST_SPAN = 1_000;

  private final Work work;
  private int count;

  Tables(Work work) {
    this.work = work;
  }

  void run(Element root) {
    for (Element table : root.select("table")) {
      work.goTo(table);
      List<Element> rows = rows(table);
      boolean tooWide = rows.stream().anyMatch(row -> row.childrenSize() > WIDEST);
      if (rows.isEmpty()) {
        dissolve(table);
      } else if (tooWide) {
        flatten(table, rows);
      } else {
        sections(table);
        wrap(table);
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
    rows.removeIf(
        row -> {
          boolean empty = row.childrenSize() == 0;
          if (empty) {
            row.remove();
          }
          return empty;
        });
    return rows;
  }

  private static void dissolve(Element table) {
    Element caption = table.selectFirst("> caption");
    if (caption == null || !caption.hasText()) {
      table.remove();
    } else {
      caption.tagName("div");
      table.replaceWith(caption);
    }
  }

  private void flatten(Element table, List<Element> rows) {
    work.warn(
        Code.LIMIT_SIZE,
        "A table has more than " + WIDEST + " columns; its rows are shown as text.",
        "Turn the table, or split it.");
    for (Element row : rows) {
      String text = String.join(" | ", row.children().eachText());
      table.before(new Element("p").text(text));
    }
    table.remove();
  }

  private void sections(Element table) {
    for (Element part : List.copyOf(table.children())) {
      String name = part.normalName();
      if ((name.equals("thead") || name.equals("tbody") || name.equals("tfoot"))
          && part.childrenSize() == 0) {
        part.remove();
      } else if (name.equals("colgroup") || name.equals("col")) {
        // Without styles they say nothing, and they can contradict the rows.
        part.remove();
      } else if (!name.equals("caption")) {
        grid(part);
      }
    }
  }

  // Bounds spans so that no cell leaves its part of the table or lies over another.
  private static void grid(Element part) {
    List<Element> rows =
        part.children().stream().filter(row -> row.normalName().equals("tr")).toList();
    int columns = rows.stream().mapToInt(Element::childrenSize).max().orElse(0);
    int[] busyUntil = new int[columns + WIDEST + 1];
    boolean head = part.normalName().equals("thead");
    for (int y = 0; y < rows.size(); y++) {
      int x = 0;
      for (Element cell : rows.get(y).children()) {
        while (x < columns && busyUntil[x] > y) {
          x++;
        }
        int height = Math.min(span(cell, "rowspan"), Math.min(TALLEST_SPAN, rows.size() - y));
        int width = Math.min(span(cell, "colspan"), Math.max(1, columns - x));
        int free = 1;
        while (free < width && busyUntil[x + free] <= y) {
          free++;
        }
        set(cell, "rowspan", height);
        set(cell, "colspan", free);
        for (int i = x; i < x + free && i < busyUntil.length; i++) {
          busyUntil[i] = y + height;
        }
        x += free;
        if (cell.normalName().equals("th") && isMute(cell)) {
          // A header that says nothing would be read out as one.
          cell.tagName("td").removeAttr("scope");
        }
        scope(cell, head);
      }
    }
  }

  private static boolean isMute(Element cell) {
    return !cell.hasText() && cell.selectFirst("img:not([alt='']), [aria-label], math") == null;
  }

  private static void scope(Element cell, boolean head) {
    if (cell.normalName().equals("th") && !cell.hasAttr("scope")) {
      boolean first = cell.previousElementSibling() == null;
      boolean headers = cell.parent().select("> td").isEmpty();
      cell.attr("scope", head || headers || !first ? "col" : "row");
    }
  }

  private static int span(Element cell, String name) {
    String value = cell.attr(name);
    return value.isEmpty() ? 1 : (int) Math.min(Long.parseLong(value), WIDEST);
  }

  private static void set(Element cell, String name, int value) {
    if (value > 1) {
      cell.attr(name, Integer.toString(value));
    } else {
      cell.removeAttr(name);
    }
  }

  private void wrap(Element table) {
    if (table.closest("div.table") != null) {
      return;
    }
    count++;
    Element region =
        new Element("div")
            .attr("class", "table")
            .attr("tabindex", "0")
            .attr("role", "region")
            .attr("aria-label", work.labels.table(count));
    table.replaceWith(region);
    region.appendChild(table);
  }
}
