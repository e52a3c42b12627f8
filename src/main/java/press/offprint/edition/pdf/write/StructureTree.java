package press.offprint.edition.pdf.write;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.StandardStructureTypes;

/** Corrections to the tree of tags, which tells software what the marks on a page are. */
public final class StructureTree {
  private StructureTree() {}

  /** Cells that were laid out mirrored are read in the order in which they were written. */
  public static void readRowsFromTheRight(PDDocument pdf) {
    turnRows(pdf.getDocumentCatalog().getStructureTreeRoot());
  }

  private static void turnRows(PDStructureNode node) {
    List<Object> kids = new ArrayList<>(node.getKids());
    if (node instanceof PDStructureElement element
        && element.getStructureType().equals(StandardStructureTypes.TR)) {
      Collections.reverse(kids);
      node.setKids(kids);
    }
    for (Object kid : kids) {
      if (kid instanceof PDStructureElement element) {
        turnRows(element);
      }
    }
  }
}
