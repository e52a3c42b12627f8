package press.offprint.edition.pdf.dom;

import java.util.Set;
import org.w3c.dom.Document;

/** The size of the text of a document. */
public final class TypeSize {
  private static final Set<String> LARGER = Set.of("ar", "fa", "ur");
  private static final double LARGE = 1.2;

  private TypeSize() {}

  /** Returns the size as a multiple of that of Latin text, as right-to-left.css has it. */
  public static double of(Document document) {
    String language = document.getDocumentElement().getAttribute("lang");
    return LARGER.contains(language.split("-", 2)[0]) ? LARGE : 1;
  }
}
