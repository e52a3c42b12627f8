package press.offprint.content.xhtml.shape;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jsoup.nodes.Element;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.content.xhtml.tree.BodyPass;
import press.offprint.content.xhtml.tree.ElementText;
import press.offprint.content.xhtml.tree.Selectors;
import press.offprint.content.xhtml.tree.TreeEdits;

/** Writes a table of contents in the places that {@link TocMarkers} kept. */
public final class TocLists implements BodyPass {
  /** The attribute of the element that a table of contents replaces. */
  static final String PLACE = BodyContext.PRIVATE + "toc";

  private static final int MAX_LISTS = 3;
  private static final String EXCLUDED = "no_toc";

  @Override
  public void apply(Element body, BodyContext context) {
    int lists = 0;
    for (Element place : Selectors.all(body, "p[" + PLACE + "]")) {
      Element list =
          lists++ < MAX_LISTS ? list(body, place.previousElementSibling()) : new Element("ul");
      if (list.childrenSize() > 0) {
        place.replaceWith(list);
      } else {
        TreeEdits.remove(place);
      }
    }
  }

  private static Element list(Element body, Element ownHeading) {
    Element root = new Element("ul").attr("class", "toc");
    Deque<Element> open = new ArrayDeque<>();
    open.push(root);
    for (Element heading : Selectors.all(body, Headings.ALL)) {
      if (heading == ownHeading || heading.hasClass(EXCLUDED) || heading.id().isEmpty()) {
        continue;
      }
      int depth = Math.max(1, heading.normalName().charAt(1) - '1');
      while (open.size() > depth) {
        open.pop();
      }
      if (open.size() < depth && open.peek().childrenSize() > 0) {
        open.push(open.peek().lastElementChild().appendElement("ul"));
      }
      Element item = open.peek().appendElement("li");
      item.appendElement("a").attr("href", "#" + heading.id()).text(ElementText.of(heading));
    }
    return root;
  }
}
