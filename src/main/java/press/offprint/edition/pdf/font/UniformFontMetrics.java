package press.offprint.edition.pdf.font;

import com.openhtmltopdf.extend.FSCacheEx;
import com.openhtmltopdf.extend.FSCacheValue;
import com.openhtmltopdf.pdfboxout.PdfBoxRawPDFontMetrics;
import java.util.concurrent.Callable;

/**
 * The same vertical metrics for every font, in thousandths of the font size. So a word in another
 * script or in code has the same baseline and does not push lines apart, and no font is opened only
 * for its metrics. Underline and strike-through have the positions of the text font.
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
    // The metrics are constant.
  }
}
