package press.offprint.edition.pdf.write;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;

/**
 * The tags of formulas (ISO 32000-1, table 340). The layout engine tags formulas as pictures; a
 * sign in the alternative text marks them. A formula that is divided over lines has one tag with
 * the content of all of them.
 */
public final class FormulaTags {
  private static final String FORMULA = "Formula";
  private static final COSName BOX = COSName.BBOX;

  /** A noncharacter, which no post can contain. */
  private static final String SIGN = "\uFDD0";

  /** The first tag of each formula, by its number. */
  private final Map<String, PDStructureElement> formulas = new HashMap<>();

  private final List<PDStructureElement> parts = new ArrayList<>();
  private final List<PDStructureElement> wholes = new ArrayList<>();

  private FormulaTags() {}

  /**
   * Returns the alternative of a formula with the sign.
   *
   * @param number another one for each formula of a document
   * @param language the language of the alternative as a BCP 47 tag; empty for that of the text
   */
  public static String signed(int number, String language, String alternative) {
    return SIGN + number + SIGN + language + SIGN + alternative;
  }

  /** Changes the tags of all formulas and removes the sign. */
  public static void write(PDDocument pdf) {
    FormulaTags tags = new FormulaTags();
    tags.write(pdf.getDocumentCatalog().getStructureTreeRoot());
    if (!tags.parts.isEmpty()) {
      tags.join(parents(pdf));
    }
  }

  private void write(PDStructureNode node) {
    for (PDStructureElement element : StructureTags.elements(node)) {
      String alternative = element.getAlternateDescription();
      if (alternative != null && alternative.startsWith(SIGN)) {
        String[] signed = alternative.substring(1).split(SIGN, 3);
        element.setStructureType(FORMULA);
        element.setAlternateDescription(signed[2]);
        if (!signed[1].isEmpty()) {
          element.setLanguage(signed[1]);
        }
        PDStructureElement first = formulas.putIfAbsent(signed[0], element);
        if (first != null) {
          parts.add(element);
          wholes.add(first);
        }
      }
      write(element);
    }
  }

  /** Returns the elements of the contents of each page, by the number of the page in the tree. */
  private static Map<Integer, COSArray> parents(PDDocument pdf) {
    COSArray entries =
        pdf.getDocumentCatalog()
            .getStructureTreeRoot()
            .getCOSObject()
            .getCOSDictionary(COSName.PARENT_TREE)
            .getCOSArray(COSName.NUMS);
    Map<Integer, COSArray> parents = new HashMap<>();
    for (int i = 0; i + 1 < entries.size(); i += 2) {
      if (entries.getObject(i + 1) instanceof COSArray contents) {
        parents.put(((COSInteger) entries.getObject(i)).intValue(), contents);
      }
    }
    return parents;
  }

  /** Moves the contents of each further part to the first one. */
  private void join(Map<Integer, COSArray> parents) {
    for (int i = 0; i < parts.size(); i++) {
      PDStructureElement part = parts.get(i);
      PDStructureElement whole = wholes.get(i);
      PDPage page = part.getPage();
      COSArray contents = parents.get(page.getCOSObject().getInt(COSName.STRUCT_PARENTS, -1));
      for (Object kid : part.getKids()) {
        if (kid instanceof Integer content) {
          PDMarkedContentReference reference = new PDMarkedContentReference();
          reference.setPage(page);
          reference.setMCID(content);
          whole.appendKid(reference);
          contents.set(content, whole.getCOSObject());
        }
      }
      enlarge(whole, part);
      remove(part);
    }
  }

  /** Makes the rectangle of a formula enclose another part; one on two pages has none. */
  private static void enlarge(PDStructureElement whole, PDStructureElement part) {
    COSDictionary layout = whole.getCOSObject().getCOSDictionary(COSName.A);
    if (layout == null) {
      return;
    }
    if (whole.getPage().getCOSObject() != part.getPage().getCOSObject()) {
      whole.getCOSObject().removeItem(COSName.A);
      return;
    }
    PDRectangle own = new PDRectangle(layout.getCOSArray(BOX));
    PDRectangle other =
        new PDRectangle(part.getCOSObject().getCOSDictionary(COSName.A).getCOSArray(BOX));
    PDRectangle both = new PDRectangle();
    both.setLowerLeftX(Math.min(own.getLowerLeftX(), other.getLowerLeftX()));
    both.setLowerLeftY(Math.min(own.getLowerLeftY(), other.getLowerLeftY()));
    both.setUpperRightX(Math.max(own.getUpperRightX(), other.getUpperRightX()));
    both.setUpperRightY(Math.max(own.getUpperRightY(), other.getUpperRightY()));
    layout.setItem(BOX, both);
  }

  /** Removes an element, and each one around it that is empty then. */
  private static void remove(PDStructureElement element) {
    PDStructureNode parent = element.getParent();
    parent.removeKid(element);
    if (parent.getKids().isEmpty() && parent instanceof PDStructureElement empty) {
      remove(empty);
    }
  }
}
