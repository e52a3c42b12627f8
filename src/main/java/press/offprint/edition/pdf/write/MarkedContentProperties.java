package press.offprint.edition.pdf.write;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;

/**
 * What is said of the marked pieces of a page (ISO 32000-1 section 14.6.2). For each new piece
 * PDFBox asks whether it knows it already, and would look through all those before.
 */
final class MarkedContentProperties extends COSDictionary {
  private final Set<Object> values = Collections.newSetFromMap(new IdentityHashMap<>());

  // Not as PDFBox does, which notes for each that a document was changed since it was read.
  @Override
  public void setItem(COSName key, COSBase value) {
    items.put(key, value);
    values.add(value);
  }

  @Override
  public void removeItem(COSName key) {
    values.remove(getItem(key));
    super.removeItem(key);
  }

  @Override
  public boolean containsValue(Object value) {
    return values.contains(value);
  }
}
