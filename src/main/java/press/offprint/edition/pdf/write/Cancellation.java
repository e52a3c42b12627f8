package press.offprint.edition.pdf.write;

import com.openhtmltopdf.extend.FSTextBreaker;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import press.offprint.model.interrupt.Interruption;

/**
 * The cancellation of a rendering. The layout engine ignores interrupts; the callbacks here check
 * for an interrupt at every line and every page.
 */
public final class Cancellation {
  private Cancellation() {}

  /** Returns a breaker that checks for cancellation before each line. */
  public static FSTextBreaker checking(FSTextBreaker breaker) {
    return new FSTextBreaker() {
      @Override
      public int next() {
        return breaker.next();
      }

      @Override
      public void setText(String text) {
        Interruption.check();
        breaker.setText(text);
      }
    };
  }

  /** Adds the next page, whose contents are a {@link PageContentStream}. */
  public static PDPage page(PDDocument pdf, float width, float height, int number, int shadow) {
    Interruption.check();
    PDPage page = PageContentStream.page(new PDRectangle(width, height));
    pdf.addPage(page);
    return page;
  }
}
