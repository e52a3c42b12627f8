package press.offprint.edition.pdf.write;

import com.openhtmltopdf.extend.FSTextBreaker;
import java.util.concurrent.CancellationException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * The cancellation of a rendering. The layout engine ignores interrupts; the callbacks here check
 * for an interrupt at every line and every page.
 */
public final class Cancellation {
  private Cancellation() {}

  /** Throws {@link CancellationException} if this thread was interrupted. */
  static void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("The rendering of the PDF was cancelled");
    }
  }

  /** Returns a breaker that checks for cancellation before each line. */
  public static FSTextBreaker checking(FSTextBreaker breaker) {
    return new FSTextBreaker() {
      @Override
      public int next() {
        return breaker.next();
      }

      @Override
      public void setText(String text) {
        check();
        breaker.setText(text);
      }
    };
  }

  /** Adds the next page, whose contents are a {@link PageContentStream}. */
  public static PDPage page(PDDocument pdf, float width, float height, int number, int shadow) {
    check();
    PDPage page = PageContentStream.page(new PDRectangle(width, height));
    pdf.addPage(page);
    return page;
  }
}
