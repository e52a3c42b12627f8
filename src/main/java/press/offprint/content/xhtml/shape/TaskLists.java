package press.offprint.content.xhtml.shape;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.content.xhtml.tree.BodyPass;
import press.offprint.content.xhtml.tree.Selectors;
import press.offprint.model.interrupt.Regex;

/** Marks the list items that begin with a checkbox, and their lists. */
public final class TaskLists implements BodyPass {
  @Override
  public void apply(Element body, BodyContext context) {
    for (Element box : Selectors.all(body, "span.checkbox")) {
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
        text.text(" " + Regex.replaceFirst(text.getWholeText().stripLeading(), "^\u00A0+", ""));
      }
    }
  }

  private static boolean isFirst(Element box) {
    return box.previousElementSibling() == null;
  }
}
