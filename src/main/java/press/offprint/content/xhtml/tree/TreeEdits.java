package press.offprint.content.xhtml.tree;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import press.offprint.content.xhtml.shape.ContentModel;

/**
 * Takes nodes out of their place. Where one goes and none comes, jsoup numbers all its siblings
 * anew; in a body of many paragraphs that took the square of their number. An empty text that keeps
 * the place costs nothing and shows nothing.
 */
public final class TreeEdits {
  private TreeEdits() {}

  /** Takes out a node with all that it holds; what stands in its place. */
  public static Node remove(Node node) {
    TextNode gap = new TextNode("");
    node.replaceWith(gap);
    return gap;
  }

  /** The elements among what {@code parent} holds now; a list of its own. */
  public static List<Element> elements(Element parent) {
    List<Element> elements = new ArrayList<>(parent.childNodeSize());
    for (Node child : parent.childNodes()) {
      if (child instanceof Element element) {
        elements.add(element);
      }
    }
    return elements;
  }

  /** Whether it holds a block; links hold what they stand around. */
  public static boolean holdBlock(Element parent) {
    for (Node child : parent.childNodes()) {
      if (child instanceof Element element && ContentModel.isBlock(element)) {
        return true;
      }
    }
    return false;
  }

  /** Puts what an element holds in its place. */
  public static void unwrap(Element element) {
    switch (element.childNodeSize()) {
      case 0 -> remove(element);
      case 1 -> element.replaceWith(element.childNode(0));
      default -> element.unwrap();
    }
  }
}
