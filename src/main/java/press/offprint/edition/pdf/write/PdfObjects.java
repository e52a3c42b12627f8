package press.offprint.edition.pdf.write;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;

/**
 * The arrays and dictionaries of a document, and which of them are objects of the file (ISO 32000-1
 * section 7.3.10): streams, what is referred to more than once, nodes of trees, and what says by
 * its type that it is more than a part of something.
 */
final class PdfObjects {
  /** About as many as a tagged post of a few pages has. */
  private static final int NODES = 4_096;

  /** Dictionaries that say what they are, and need not be objects all the same. */
  private static final Set<COSName> PARTS =
      Set.of(
          COSName.getPDFName("Action"),
          COSName.getPDFName("Background"),
          COSName.EXT_G_STATE,
          COSName.getPDFName("Layout"),
          COSName.getPDFName("MCR"),
          COSName.getPDFName("OBJR"),
          COSName.getPDFName("Pagination"));

  private final IdentityHashMap<COSBase, Node> nodes = new IdentityHashMap<>(NODES);
  private final List<Node> found = new ArrayList<>();

  /** An array or dictionary. */
  static final class Node {
    private final COSBase base;
    private boolean object;
    private int number;

    private Node(COSBase base) {
      this.base = base;
    }

    COSBase base() {
      return base;
    }

    boolean isObject() {
      return object;
    }

    /** Its number in the file, 0 while it has none. */
    int number() {
      return number;
    }

    void number(int given) {
      number = given;
    }
  }

  /** All that was found, in an order that depends on the document alone. */
  List<Node> found() {
    return found;
  }

  /** The number of an object; 0 for what is none, or has none yet. */
  int number(COSBase base) {
    Node node = base instanceof COSArray || base instanceof COSDictionary ? nodes.get(base) : null;
    return node == null ? 0 : node.number;
  }

  /** Finds all that hangs on {@code root}. */
  void find(COSBase root) {
    if (root == null) {
      return;
    }
    Deque<Node> open = new ArrayDeque<>();
    meet(root, true, open);
    while (!open.isEmpty()) {
      Node node = open.pop();
      found.add(node);
      COSBase base = node.base;
      if (base instanceof COSArray array) {
        for (int i = array.size() - 1; i >= 0; i--) {
          meet(array.get(i), false, open);
        }
      } else if (base instanceof COSDictionary dictionary) {
        for (Map.Entry<COSName, COSBase> entry : dictionary.entrySet()) {
          COSName key = entry.getKey();
          COSBase value = entry.getValue();
          meet(value, false, open);
          if (key.equals(COSName.TYPE) && value instanceof COSName type) {
            node.object |= !PARTS.contains(type);
          } else if (key.equals(COSName.KIDS) && bare(value) instanceof COSArray kids) {
            // Nodes of trees are objects (7.7.3.2, 7.9.6, 7.9.7).
            kids.forEach(kid -> meet(kid, true, open));
          }
        }
      }
    }
  }

  private void meet(COSBase reference, boolean object, Deque<Node> open) {
    COSBase base = bare(reference);
    if (!(base instanceof COSArray) && !(base instanceof COSDictionary)) {
      return;
    }
    Node node = nodes.get(base);
    if (node != null) {
      node.object = true;
      return;
    }
    node = new Node(base);
    node.object = object || base instanceof COSStream;
    nodes.put(base, node);
    open.push(node);
  }

  /** What a reference stands for; null where it stands for nothing. */
  static COSBase bare(COSBase base) {
    return base instanceof COSObject object ? object.getObject() : base;
  }
}
