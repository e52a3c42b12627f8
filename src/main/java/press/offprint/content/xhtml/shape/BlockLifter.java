package press.offprint.content.xhtml.shape;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import press.offprint.content.xhtml.tree.HtmlAllowList;
import press.offprint.content.xhtml.tree.Selectors;
import press.offprint.content.xhtml.tree.TreeEdits;

/**
 * Splits inline elements and paragraphs around the blocks in them. All children of an element are
 * replaced at once, because each replacement makes jsoup number all siblings again.
 */
final class BlockLifter {
  private BlockLifter() {}

  /** Splits the children of {@code parent} that hold running text and blocks. */
  static void liftAll(Element parent) {
    if (!needsSplit(parent)) {
      return;
    }
    List<Node> nodes = List.copyOf(parent.childNodes());
    List<Node> lifted = new ArrayList<>(nodes.size() * 2);
    parent.empty();
    for (Node node : nodes) {
      if (mustSplit(node, parent)) {
        lifted.addAll(lift((Element) node));
      } else {
        lifted.add(node);
      }
    }
    parent.appendChildren(lifted);
  }

  private static boolean needsSplit(Element parent) {
    for (Node child : parent.childNodes()) {
      if (mustSplit(child, parent)) {
        return true;
      }
    }
    return false;
  }

  /** Returns true if a node holds running text by its kind, and a block in fact. */
  private static boolean mustSplit(Node node, Element parent) {
    return node instanceof Element element
        && (HtmlAllowList.isInline(element.normalName())
            || HtmlAllowList.TEXT_BLOCKS.contains(element.normalName()))
        && TreeEdits.holdsBlock(element)
        && !isLinkAroundBlocks(element, parent);
  }

  /** Splits an element around the blocks in it, and returns the parts. */
  private static List<Node> lift(Element element) {
    boolean text = HtmlAllowList.TEXT_BLOCKS.contains(element.normalName());
    if (!text) {
      return unwrapAround(element);
    }
    if (element.normalName().equals("summary") || element.normalName().equals("pre")) {
      flatten(element);
      return List.of(element);
    }
    List<Node> children = List.copyOf(element.childNodes());
    element.empty();
    List<Node> parts = new ArrayList<>();
    List<Node> run = new ArrayList<>();
    for (Node child : children) {
      if (TreeEdits.isBlock(child)) {
        flush(run, element, parts);
        parts.add(child);
      } else {
        run.add(child);
      }
    }
    flush(run, element, parts);
    return parts;
  }

  private static void flush(List<Node> run, Element element, List<Node> parts) {
    if (!run.stream().allMatch(TreeEdits::isBlank)) {
      Element part = new Element(element.normalName());
      part.attributes().addAll(element.attributes());
      if (!parts.isEmpty()) {
        part.removeAttr("id");
      }
      part.appendChildren(run);
      parts.add(part);
    }
    run.clear();
  }

  // Inline markup around blocks is removed; a link is kept around each run of text.
  private static List<Node> unwrapAround(Element element) {
    if (element.normalName().equals("span") && element.hasAttr("class")) {
      element.tagName("div");
      ContentModel.wrapText(element);
      return List.of(element);
    }
    List<Node> children = List.copyOf(element.childNodes());
    element.empty();
    List<Node> parts = new ArrayList<>();
    for (Node child : children) {
      boolean words = !TreeEdits.isBlock(child) && !TreeEdits.isBlank(child);
      if (words && element.normalName().equals("a")) {
        Element inner = element.shallowClone();
        inner.appendChild(child);
        parts.add(inner);
      } else {
        parts.add(child);
      }
    }
    return parts;
  }

  private static void flatten(Element element) {
    for (Element block : Selectors.all(element, "*")) {
      if (!block.equals(element) && TreeEdits.isBlock(block)) {
        block.appendText(" ");
        TreeEdits.unwrap(block);
      }
    }
  }

  // A link may hold blocks if its parent may hold them.
  private static boolean isLinkAroundBlocks(Element element, Element parent) {
    String in = parent.normalName();
    return element.normalName().equals("a")
        && HtmlAllowList.CONTAINERS.contains(in)
        && !in.equals("dt")
        && !in.equals("caption");
  }
}
