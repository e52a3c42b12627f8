package press.offprint.edition.pdf;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;

/**
 * What is said of the marked pieces of a page (ISO 32000-1 section 14.6.2). For each new piece
 * PDFBox asks whether it knows it already, and would look through all those before. Nothing is ever
 * taken out.
 */
final class PropertyLists extends COSDictionary {
  private final Set<Object> values = Collections.newSetFromMap(new IdentityHashMap<>());

  @Override
  public void setItem(COSName key, COSBase value) {
    super.setItem(key, value);
    if (value != null) {
      values.add(value);
    }
  }

  @Override
  public boolean containsValue(Object value) {
    return values.contains(value);
  }
}
