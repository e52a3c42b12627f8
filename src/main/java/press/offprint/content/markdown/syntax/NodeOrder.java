package press.offprint.content.markdown.syntax;

import com.vladsch.flexmark.util.ast.Node;

/**
 * The order of the nodes of a document, found without recursion, because a document may be deep.
 */
public final class NodeOrder {
  private NodeOrder() {}

  /** Returns the node after {@code node}: its first child, else {@link #afterChildren}; or null. */
  public static Node next(Node node) {
    return node.getFirstChild() == null ? afterChildren(node) : node.getFirstChild();
  }

  /** Returns the node after {@code node} and all its children, or null at the end. */
  public static Node afterChildren(Node node) {
    Node last = node;
    while (last != null && last.getNext() == null) {
      last = last.getParent();
    }
    return last == null ? null : last.getNext();
  }
}
