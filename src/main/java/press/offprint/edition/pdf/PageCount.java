package press.offprint.edition.pdf;

import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;

/** The number of pages of a PDF. */
public final class PageCount {
  private PageCount() {}

  /**
   * Returns the number of pages.
   *
   * @throws IOException if the bytes are no PDF
   */
  public static int of(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return document.getNumberOfPages();
    }
  }
}
