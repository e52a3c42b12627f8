package press.offprint.content.xhtml.tree;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Questions about a node, and edits in constant time. The {@code remove()} of jsoup numbers all
 * siblings again, which is quadratic for a loop over them; an empty text in the place of the node
 * costs nothing and shows nothing.
 */
public final class TreeEdits {
  private TreeEdits() {}

  /** Removes a node with its content, and returns the empty text that replaces it. */
  public static Node remove(Node node) {
    TextNode gap = new TextNode("");
    node.replaceWith(gap);
    return gap;
  }

  /** Replaces an element by its content. */
  public static void unwrap(Element element) {
    switch (element.childNodeSize()) {
      case 0 -> remove(element);
      case 1 -> element.replaceWith(element.childNode(0));
      default -> element.unwrap();
    }
  }

  /** Returns a new list of the elements among the children of {@code parent}. */
  public static List<Element> elements(Element parent) {
    List<Element> elements = new ArrayList<>(parent.childNodeSize());
    for (Node child : parent.childNodes()) {
      if (child instanceof Element element) {
        elements.add(element);
      }
    }
    return elements;
  }

  /** Returns true if a child of {@code parent} is a block. */
  public static boolean holdsBlock(Element parent) {
    for (Node child : parent.childNodes()) {
      if (isBlock(child)) {
        return true;
      }
    }
    return false;
  }

  /** Returns true if a node is a block; a link is one if it holds one. */
  public static boolean isBlock(Node node) {
    if (node instanceof Element link && link.normalName().equals("a")) {
      return holdsBlock(link);
    }
    return node instanceof Element element
        && !HtmlAllowList.isInline(element.normalName())
        && !element.normalName().startsWith("x-")
        && !(element.childNodeSize() == 1
            && element.childNode(0) instanceof DataNode
            && element.normalName().equals("span"));
  }

  /** Returns true if a node is a text of white space alone. */
  public static boolean isBlank(Node node) {
    return node instanceof TextNode text && text.isBlank();
  }
}
