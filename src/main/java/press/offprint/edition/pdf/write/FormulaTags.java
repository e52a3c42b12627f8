package press.offprint.edition.pdf.write;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;

/**
 * The tags of formulas (ISO 32000-1, table 340). The layout engine tags formulas as pictures; a
 * sign in the alternative text marks them.
 */
public final class FormulaTags {
  private static final String FORMULA = "Formula";

  /** A noncharacter, which no post can contain. */
  private static final String SIGN = "\uFDD0";

  private FormulaTags() {}

  /** Returns the alternative of a formula with the sign. */
  public static String signed(String alternative) {
    return SIGN + alternative;
  }

  /** Changes the tags of all formulas and removes the sign. */
  public static void write(PDDocument pdf) {
    write(pdf.getDocumentCatalog().getStructureTreeRoot());
  }

  private static void write(PDStructureNode node) {
    for (Object kid : node.getKids()) {
      if (kid instanceof PDStructureElement element) {
        String alternative = element.getAlternateDescription();
        if (alternative != null && alternative.startsWith(SIGN)) {
          element.setStructureType(FORMULA);
          element.setAlternateDescription(alternative.substring(SIGN.length()));
        }
        write(element);
      }
    }
  }
}
