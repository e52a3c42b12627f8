package press.offprint.content.xhtml.shape;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import press.offprint.content.xhtml.tree.Selectors;

/** Marks the items that are to be ticked off, and their lists. */
public final class TaskLists {
  private TaskLists() {}

  public static void run(Element root) {
    for (Element box : Selectors.all(root, "span.checkbox")) {
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
