package press.offprint.content.xhtml;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Marks the items that are to be ticked off, and their lists. */
final class Tasks {
  private Tasks() {}

  static void run(Element root) {
    for (Element box : Queries.all(root, "span.checkbox")) {
      Element parent = box.parent();
      Element item = parent.normalName().equals("p") ? parent.parent() : parent;
      if (!item.normalName().equals("li") || !isFirst(box)) {
        continue;
      }
      item.attr("class", "task");
      if (item.parent() != null && item.parent().normalName().equals("ul")) {
        item.parent().attr("class", "tasks");
      }
      if (box.nextSibling() instanceof TextNode text) {
        text.text(" " + text.getWholeText().stripLeading().replaceFirst("^\u00A0+", ""));
      }
    }
  }

  private static boolean isFirst(Element box) {
    return box.previousElementSibling() == null;
  }
}
