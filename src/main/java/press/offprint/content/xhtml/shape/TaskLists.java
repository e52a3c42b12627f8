package press.offprint.content.xhtml.shape;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.content.xhtml.tree.BodyPass;
import press.offprint.content.xhtml.tree.Selectors;
import press.offprint.model.interrupt.Regex;

/** Marks the list items that begin with a checkbox, and the lists of such items alone. */
public final class TaskLists implements BodyPass {
  @Override
  public void apply(Element body, BodyContext context) {
    Set<Element> lists = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Element box : Selectors.all(body, "span.checkbox")) {
      Element parent = box.parent();
      Element item = parent.normalName().equals("p") ? parent.parent() : parent;
      if (!item.normalName().equals("li") || !isFirst(box)) {
        continue;
      }
      item.attr("class", "task");
      if (item.parent() != null && item.parent().normalName().equals("ul")) {
        lists.add(item.parent());
      }
      if (box.nextSibling() instanceof TextNode text) {
        text.text(" " + Regex.replaceFirst(text.getWholeText().stripLeading(), "^\u00A0+", ""));
      }
    }
    lists.stream().filter(TaskLists::hasOnlyTasks).forEach(list -> list.attr("class", "tasks"));
  }

  // An item without a box keeps its bullet.
  private static boolean hasOnlyTasks(Element list) {
    return list.children().stream().allMatch(item -> item.attr("class").equals("task"));
  }

  private static boolean isFirst(Element box) {
    return box.previousElementSibling() == null;
  }
}
