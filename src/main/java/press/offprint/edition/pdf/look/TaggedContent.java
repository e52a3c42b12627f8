package press.offprint.edition.pdf.look;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;

/**
 * The parts of a tagged PDF: which content belongs to tables and figures (ISO 32000-1, section
 * 14.7). A PDF without tags has none.
 */
final class TaggedContent {
  private static final Set<String> CELLS = Set.of("TD", "TH");
  private static final int MOST_DEPTH = 500;

  private record Content(COSDictionary page, int number) {}

  private record Nested(PDPage page, boolean isCell) {}

  private final Map<Content, Boolean> cells = new HashMap<>();

  TaggedContent(PDDocument document) {
    PDStructureNode root = document.getDocumentCatalog().getStructureTreeRoot();
    if (root != null) {
      read(root, new Nested(null, false), 0);
    }
  }

  private void read(PDStructureNode node, Nested around, int depth) {
    if (depth > MOST_DEPTH) {
      return;
    }
    Nested here = around;
    if (node instanceof PDStructureElement element) {
      PDPage page = element.getPage() == null ? around.page() : element.getPage();
      String type = element.getStandardStructureType();
      here = new Nested(page, around.isCell() || CELLS.contains(type));
    }
    for (Object kid : node.getKids()) {
      if (kid instanceof PDStructureNode inner) {
        read(inner, here, depth + 1);
      } else if (kid instanceof Integer number) {
        put(here.page(), number, here);
      } else if (kid instanceof PDMarkedContentReference reference) {
        put(
            reference.getPage() == null ? here.page() : reference.getPage(),
            reference.getMCID(),
            here);
      }
    }
  }

  private void put(PDPage page, int number, Nested here) {
    if (page != null && here.isCell()) {
      cells.put(new Content(page.getCOSObject(), number), true);
    }
  }

  /** Returns true if the content of a page with this number is in a cell of a table. */
  boolean isCell(PDPage page, int number) {
    return cells.containsKey(new Content(page.getCOSObject(), number));
  }
}
