package press.offprint.edition.pdf.write;

import com.openhtmltopdf.extend.FSTextBreaker;
import java.util.concurrent.CancellationException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * Ends a print that nobody waits for any more. The layout engine itself never looks whether its
 * thread was interrupted; what it calls for every line and every page does.
 */
public final class Cancellation {
  private Cancellation() {}

  /**
   * Goes on, unless this thread was interrupted.
   *
   * @throws CancellationException where it was
   */
  static void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("Printing was cancelled");
    }
  }

  /** As {@code breaker}, which is asked for every line. */
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

  /** The next page, as the engine makes it by itself, but for its {@link PageContentStream}. */
  public static PDPage page(PDDocument pdf, float width, float height, int number, int shadow) {
    check();
    PDPage page = PageContentStream.page(new PDRectangle(width, height));
    pdf.addPage(page);
    return page;
  }
}
