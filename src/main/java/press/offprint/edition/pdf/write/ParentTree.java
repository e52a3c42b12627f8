package press.offprint.edition.pdf.write;

import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * The number tree that leads from the content of pages and annotations to their elements (ISO
 * 32000-1, 7.9.7 and 14.7.4.4). The layout engine writes one node with all entries, and a reader
 * that looks up each link of a book in it needs quadratic time.
 */
public final class ParentTree {
  /** The largest number of entries or nodes in one node. */
  static final int MOST = 64;

  private ParentTree() {}

  /** Divides the tree into nodes with limits, if it is large. */
  public static void divide(PDDocument pdf) {
    COSDictionary root = pdf.getDocumentCatalog().getStructureTreeRoot().getCOSObject();
    COSDictionary tree = root.getCOSDictionary(COSName.PARENT_TREE);
    COSArray entries = tree == null ? null : tree.getCOSArray(COSName.NUMS);
    if (entries != null && entries.size() > 2 * MOST) {
      List<COSDictionary> nodes = leaves(entries);
      while (nodes.size() > MOST) {
        nodes = parents(nodes);
      }
      tree.removeItem(COSName.NUMS);
      tree.setItem(COSName.KIDS, array(nodes));
    }
  }

  // Pairs of a key and a value, sorted by key.
  private static List<COSDictionary> leaves(COSArray entries) {
    List<COSDictionary> leaves = new ArrayList<>();
    for (int first = 0; first + 1 < entries.size(); first += 2 * MOST) {
      COSArray part = new COSArray();
      for (int i = first; i < Math.min(first + 2 * MOST, entries.size() / 2 * 2); i++) {
        part.add(entries.get(i));
      }
      COSDictionary leaf = new COSDictionary();
      leaf.setItem(COSName.NUMS, part);
      leaf.setItem(COSName.LIMITS, limits(part.getObject(0), part.getObject(part.size() - 2)));
      leaves.add(leaf);
    }
    return leaves;
  }

  private static List<COSDictionary> parents(List<COSDictionary> nodes) {
    List<COSDictionary> parents = new ArrayList<>();
    for (int first = 0; first < nodes.size(); first += MOST) {
      List<COSDictionary> part = nodes.subList(first, Math.min(first + MOST, nodes.size()));
      COSDictionary parent = new COSDictionary();
      parent.setItem(COSName.KIDS, array(part));
      parent.setItem(
          COSName.LIMITS, limits(limit(part.get(0), 0), limit(part.get(part.size() - 1), 1)));
      parents.add(parent);
    }
    return parents;
  }

  private static COSBase limit(COSDictionary node, int index) {
    return node.getCOSArray(COSName.LIMITS).getObject(index);
  }

  private static COSArray limits(COSBase least, COSBase greatest) {
    COSArray limits = new COSArray();
    limits.add(COSInteger.get(((COSNumber) least).longValue()));
    limits.add(COSInteger.get(((COSNumber) greatest).longValue()));
    return limits;
  }

  private static COSArray array(List<COSDictionary> nodes) {
    COSArray array = new COSArray();
    nodes.forEach(array::add);
    return array;
  }
}
