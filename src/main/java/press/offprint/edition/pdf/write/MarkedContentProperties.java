package press.offprint.edition.pdf.write;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;

/**
 * The property lists of the marked content of a page (ISO 32000-1 section 14.6.2). For each marked
 * sequence PDFBox searches all property lists of the page; the set makes that search constant.
 */
final class MarkedContentProperties extends COSDictionary {
  private final Set<Object> values = Collections.newSetFromMap(new IdentityHashMap<>());

  // The method of PDFBox also records a change for incremental saving, which is not used here.
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
