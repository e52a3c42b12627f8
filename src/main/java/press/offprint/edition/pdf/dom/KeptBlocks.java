package press.offprint.edition.pdf.dom;

import java.util.Set;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The limit of blocks within blocks that are kept on one page. The engine lays out each of them
 * again to see whether it fits, and all within it, so that the time would double with each level.
 */
public final class KeptBlocks {
  private static final int MAX_DEPTH = 4;
  private static final Set<String> KEPT =
      Set.of("aside", "blockquote", "dd", "details", "figure", "li", "tr");
  // A page breaks in none of them, and code has thousands.
  private static final Set<String> INLINE =
      Set.of("a", "abbr", "b", "code", "em", "i", "img", "math", "span", "strong", "sub", "sup");
  private static final String BREAKS =
      "page-break-inside: auto !important; page-break-before: auto !important;"
          + " page-break-after: auto !important; -fs-page-break-min-height: 0 !important;";

  private KeptBlocks() {}

  /** Lets pages break anywhere in the blocks below too many others. */
  public static void limit(Element body) {
    int depth = 0;
    Node node = body;
    while (node != null) {
      if (node instanceof Element element) {
        if (depth >= MAX_DEPTH && !INLINE.contains(element.getTagName())) {
          element.setAttribute("style", element.getAttribute("style") + ";" + BREAKS);
        }
        depth += isKept(element) ? 1 : 0;
      }
      if (node.getFirstChild() != null) {
        node = node.getFirstChild();
        continue;
      }
      depth -= isKept(node) ? 1 : 0;
      while (node != body && node.getNextSibling() == null) {
        node = node.getParentNode();
        depth -= isKept(node) ? 1 : 0;
      }
      node = node == body ? null : node.getNextSibling();
    }
  }

  private static boolean isKept(Node node) {
    return node instanceof Element element
        && (KEPT.contains(element.getTagName())
            || Dom.hasClass(element, "theorem")
            || Dom.hasClass(element, "together"));
  }
}
