package press.offprint.edition.pdf.font;

import com.openhtmltopdf.extend.FSCacheEx;
import com.openhtmltopdf.extend.FSCacheValue;
import com.openhtmltopdf.pdfboxout.PdfBoxRawPDFontMetrics;
import java.util.concurrent.Callable;

/**
 * The same vertical measures for every font, so that a word in another script or in code sits on
 * the same baseline and never pushes lines apart, and so that no font is opened only to be
 * measured.
 *
 * <p>In thousandths of the type size; underline and strike-through lie where the text face has
 * them.
 */
public final class UniformFontMetrics implements FSCacheEx<String, FSCacheValue> {
  private static final FSCacheValue METRICS =
      new PdfBoxRawPDFontMetrics(750f, 250f, -250f, 50f, 110f, 45f, 250f);

  @Override
  public FSCacheValue get(String font) {
    return METRICS;
  }

  @Override
  public FSCacheValue get(String font, Callable<? extends FSCacheValue> loader) {
    return METRICS;
  }

  @Override
  public void put(String font, FSCacheValue metrics) {
    // They are known already.
  }
}
